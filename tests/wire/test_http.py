import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import http

HEAD = b"HTTP/1.1 200 OK\r\n"


def test_status_headers_and_body():
    answer = http.parse(b"HTTP/1.0 401 Unauthorized\r\nServer:  Aragorn \r\nX: 1\r\nX: 2\r\n\r\n<html>\r\n\r\n</html>")
    assert answer == http.HttpAnswer(status=401, headers=(("server", "Aragorn"), ("x", "1"), ("x", "2")), body=b"<html>\r\n\r\n</html>")
    assert answer.header("x") == "1"
    assert answer.header("y") is None


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_line_ends_of_all_kinds(end):
    answer = http.parse(end.join([b"HTTP/1.1 200 OK", b"Server: a", b"Other: b", b"", b"body"]))
    assert (answer.headers, answer.body) == ((("server", "a"), ("other", "b")), b"body")


def test_a_folded_header_is_one():
    assert http.parse(HEAD + b"Server: snom\r\n\t embedded\r\n\r\n").header("server") == "snom embedded"


def test_a_page_that_begins_without_a_blank_line():
    answer = http.parse(HEAD + b"Server: a\r\n<html><title>T</title>")
    assert (answer.header("server"), answer.body) == ("a", b"<html><title>T</title>")


def test_a_page_without_a_head():
    assert http.parse(b"\r\n <html><title>ATA</title>") == http.HttpAnswer(status=None, body=b"<html><title>ATA</title>")


@pytest.mark.parametrize("data", [b"", b"SSH-2.0-x\r\n", b"RTSP/1.0 400 x\r\n\r\n", b"SIP/2.0 200 OK\r\n\r\n", b"HTTP", b"HTTP/1.1 2000 x"])
def test_no_http(data):
    assert http.parse(data) is None


def test_an_interim_answer_is_not_the_answer():
    interim = b"HTTP/1.1 100 Continue\r\n\r\n"
    assert http.parse(interim + HEAD + b"Server: a\r\n\r\n").header("server") == "a"
    assert http.parse(interim * 50 + HEAD + b"\r\n") is None


def test_latin_1_in_a_header():
    assert http.parse(HEAD + b"Server: caf\xe9\r\n\r\n").header("server") == "café"


CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "joined"),
    [
        (b"3\r\nabc\r\n2;name=x\r\nde\r\n0\r\n\r\n", b"abcde"),
        (b"3\r\nabc\r\nff\r\ncut off", b"abccut off"),
        (b"<html>not chunked", b"<html>not chunked"),
        (b"ffffffff\r\nabc", b"abc"),
        (b"-1\r\nabc", b"-1\r\nabc"),
        (b"0\r\n\r\n", b""),
    ],
)
def test_chunks(body, joined):
    assert http.parse(CHUNKED + body).body == joined


def bare_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("header", "pack"),
    [(b"gzip", gzip.compress), (b"x-gzip", gzip.compress), (b"deflate", zlib.compress), (b"deflate", bare_deflate), (b"", gzip.compress)],
)
def test_compression(header, pack):
    assert http.parse(HEAD + b"Content-Encoding: " + header + b"\r\n\r\n" + pack(b"<title>x</title>")).body == b"<title>x</title>"


def test_a_compressed_page_that_is_cut_off_says_what_came():
    page = b"<title>x</title>" + bytes(range(256)) * 64
    assert http.parse(HEAD + b"\r\n" + gzip.compress(page, mtime=0)[:-200]).body.startswith(b"<title>x</title>")


def test_chunked_and_compressed():
    packed = gzip.compress(b"page")
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    assert http.parse(HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + body).body == b"page"


def test_a_bomb_stays_small():
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < http.MAX_BYTES
    assert len(http.parse(HEAD + b"\r\n" + bomb).body) == http.MAX_BYTES


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (HEAD + b"Content-Length: 3\r\n\r\nab", False),
        (HEAD + b"Content-Length: 3\r\n\r\nabc", True),
        (HEAD + b"Content-Length: x\r\n\r\nabc", False),
        (HEAD + b"Content-Length: 99999999999999999999\r\n\r\nabc", False),
        (HEAD + b"Content-Length: 3", False),
        (HEAD + b"\r\nabc", False),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", True),
        (b"HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n", False),
        (CHUNKED + b"3\r\nabc\r\n", False),
        (CHUNKED + b"3\r\nabc\r\n0\r\n\r\n", True),
        (CHUNKED + b"3\r\nabc\r\n0\r\nTrailer: x\r\n\r\n", True),
        (b"<html>", False),
        (b"x" * http.MAX_BYTES, True),
    ],
)
def test_whether_all_has_come(data, whole):
    assert http.complete(data) is whole


PIECES = st.sampled_from(
    [HEAD, b"\r\n", b"\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"5\r\nabcde\r\n", b"0\r\n\r\n", b"<html>"]
)


@given(st.lists(PIECES | st.binary(max_size=40), max_size=20).map(b"".join))
def test_garbage(data):
    answer = http.parse(data)
    http.complete(data)
    if answer is not None:
        assert len(answer.body) <= http.MAX_BYTES
        assert len(answer.headers) <= http.MAX_HEADERS
        assert all(len(value) <= http.MAX_VALUE * 2 for _, value in answer.headers)


def test_headers_are_bounded():
    answer = http.parse(HEAD + b"".join(b"H%d: %s\r\n" % (n, b"x" * 100) for n in range(400)) + b"\r\n")
    assert len(answer.headers) == http.MAX_HEADERS
