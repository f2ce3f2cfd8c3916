"""Connections that go when they are done, and those that a call accepts once."""

import socket

CLIENTS = {}
CONNECTIONS = set()


def echo(conn):
    while data := conn.recv(1024):
        conn.sendall(data)
    conn.close()


def serve():
    listener = socket.create_server(("", 9000))
    while True:
        conn, addr = listener.accept()
        CLIENTS[addr] = conn
        try:
            echo(conn)
        finally:
            del CLIENTS[addr]


def serve_and_discard():
    listener = socket.create_server(("", 9001))
    while True:
        conn, _ = listener.accept()
        CONNECTIONS.add(conn)
        finish(conn)


def finish(conn):
    try:
        echo(conn)
    finally:
        CONNECTIONS.discard(conn)


def pair(listener):
    both = []
    for _ in range(2):
        conn, _ = listener.accept()
        both.append(conn)
    return both
