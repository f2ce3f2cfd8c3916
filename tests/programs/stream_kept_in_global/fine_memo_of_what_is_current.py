"""Counters for each device stream that is ever the current one: it is so again and again."""

import torch

COUNTERS = {}


def counters(device):
    key = (device.index, torch.accelerator.current_stream(device).stream_id)
    found = COUNTERS.get(key)
    if found is None:
        found = torch.zeros(8, dtype=torch.int32, device=device)
        COUNTERS[key] = found
    return found
