"""All rules. To add one adds its line here, and its code to the package."""

from __future__ import annotations

from streamlint.rule import Rule
from streamlint_rules.draining_accessor_in_end_handler import DrainingAccessorInEndHandler
from streamlint_rules.eviction_skipped_on_error import EvictionSkippedOnError
from streamlint_rules.final_after_early_exit import FinalAfterEarlyExit
from streamlint_rules.final_not_cached import FinalNotCached
from streamlint_rules.handler_never_fires import HandlerNeverFires
from streamlint_rules.history_copied_into_stream import HistoryCopiedIntoStream
from streamlint_rules.listeners_never_released import ListenersNeverReleased
from streamlint_rules.read_after_end import ReadAfterEnd
from streamlint_rules.read_in_end_handler import ReadInEndHandler
from streamlint_rules.released_before_listeners import ReleasedBeforeListeners
from streamlint_rules.state_never_released import StateNeverReleased
from streamlint_rules.stream_kept_by_callback import StreamKeptByCallback
from streamlint_rules.stream_kept_by_task import StreamKeptByTask
from streamlint_rules.stream_kept_in_cache import StreamKeptInCache
from streamlint_rules.stream_kept_in_class import StreamKeptInClass
from streamlint_rules.stream_kept_in_global import StreamKeptInGlobal
from streamlint_rules.stream_kept_in_instance import StreamKeptInInstance
from streamlint_rules.stream_kept_in_loop import StreamKeptInLoop
from streamlint_rules.view_keeps_stream import ViewKeepsStream
from streamlint_rules.waiter_per_iteration import WaiterPerIteration

RULES: tuple[type[Rule], ...] = (
    StreamKeptInGlobal,
    StreamKeptInClass,
    StreamKeptInInstance,
    StreamKeptInLoop,
    StreamKeptByCallback,
    StreamKeptInCache,
    StreamKeptByTask,
    EvictionSkippedOnError,
    ViewKeepsStream,
    WaiterPerIteration,
    ReadInEndHandler,
    ReadAfterEnd,
    HandlerNeverFires,
    DrainingAccessorInEndHandler,
    FinalAfterEarlyExit,
    StateNeverReleased,
    FinalNotCached,
    ReleasedBeforeListeners,
    HistoryCopiedIntoStream,
    ListenersNeverReleased,
)
