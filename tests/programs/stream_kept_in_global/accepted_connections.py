"""Connections that a loop accepts, kept by their address or as they are."""

import asyncio
import socket

CLIENTS = {}
CONNECTIONS = []
LATE = set()


def echo(conn):
    while data := conn.recv(1024):
        conn.sendall(data)
    conn.close()


def serve():
    listener = socket.create_server(("", 9000))
    while True:
        conn, addr = listener.accept()
        CLIENTS[addr] = conn  # leak: STL101
        echo(conn)


def serve_and_list():
    listener = socket.create_server(("", 9001))
    while True:
        conn, _ = listener.accept()
        CONNECTIONS.append(conn)  # leak: STL101
        echo(conn)


async def serve_on_a_loop():
    loop = asyncio.get_running_loop()
    listener = socket.create_server(("", 9002))
    while True:
        conn, _ = await loop.sock_accept(listener)
        LATE.add(conn)  # leak: STL101
        await loop.sock_sendall(conn, b"hello")
