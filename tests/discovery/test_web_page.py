import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import web_page
from dialtone.wire import http


def page(body, *headers, status=200):
    head = "\r\n".join([f"HTTP/1.1 {status} X", *headers, "", ""]).encode()
    return http.parse(head + (body if isinstance(body, bytes) else body.encode()))


def said(body, *headers, status=200):
    return {item.field: item.value for item in web_page.said(page(body, *headers, status=status))}


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ('<script>var g_model = "HT802", vendor="Grandstream", fwVersion = "1.0.3.2";</script>', "Grandstream HT802 1.0.3.2"),
        ('{"device": {"model": "W73P", "firmware": "116.85.0.20"}}', "W73P 116.85.0.20"),
        ("<root><manufacturer>2N</manufacturer><modelName>IP Verso</modelName></root>", "2N IP Verso"),
        ('<meta name="model" content="SP-T22P">', "SP-T22P"),
        (
            "<table><tr><td>Product&nbsp;Model:</td><td>HT802V2</td></tr><tr><td>Software Version:</td><td>1.0.3.2</td></tr></table>",
            "HT802V2 1.0.3.2",
        ),
        ("<p>Phone Model: SPA504G\n", "SPA504G"),
        ('{"vendor":"Yealink","model":"Yealink T58W"}', "Yealink T58W"),
        ('{"phoneName":"T54W","firmware":"96.86.0.45"}', '"phoneName":"T54W","firmware":"96.86.0.45"'),
        ("<b>Cisco ATA 186 (SIP)</b>", "Cisco ATA 186 (SIP)"),
        ("<h1 class=x><a href=/>Gigaset N510 IP PRO</a></h1>", "Gigaset N510 IP PRO"),
    ],
)
def test_a_page_that_names_its_model(body, named):
    assert said(body)["body"] == named


@pytest.mark.parametrize(
    "body",
    [
        '[{"model":"T54W"},{"model":"T46U"}]',  # a list of telephones, as a telephone system shows
        '{"phoneName":"T54W"}{"phoneName":"T46U"}',
        "<td>Model</td><td>T54W</td><td>Model</td><td>D785</td>",
        '<script>app.model = "view"; supermodel="X1"; model=T54W</script>',
        "<p>Our model T54W is the best model: really</p>",
        '<script>var deviceType = "phone"</script>',
        "",
    ],
)
def test_a_page_that_names_none(body):
    assert said(body) == {"status": "200"}


def test_a_title_with_entities_tags_and_line_ends():
    assert said("<head><TITLE dir=ltr>\n DS218&nbsp;-&nbsp;Disk \t&amp; Co </TITLE></head>")["title"] == "DS218 - Disk & Co"


def test_a_heading_stands_in_for_a_title_only():
    assert said("<title>snom D785</title><h1>Welcome</h1>") == {"title": "snom D785"}
    assert said("<title> </title><h1>Welcome</h1>") == {"body": "Welcome"}


def test_login_prompts_without_what_differs_each_time():
    prompts = [
        item.value
        for item in web_page.said(
            page(
                "",
                'WWW-Authenticate: Digest qop="auth", realm="Polycom SPIP", nonce="4af0"',
                'WWW-Authenticate: Digest realm="Polycom SPIP", nonce="b7"',
                "WWW-Authenticate: basic Realm=IPCamera",
                "WWW-Authenticate: NTLM",
                status=401,
            )
        )
    ]
    assert prompts == ['Digest realm="Polycom SPIP"', 'basic realm="IPCamera"', "NTLM"]


@pytest.mark.parametrize(
    ("body", "header"),
    [
        ("téléphone".encode(), ""),
        ("téléphone".encode("cp1252"), ""),
        ("téléphone".encode("cp1252"), "Content-Type: text/html; charset=ISO-8859-1"),
        (b'<meta charset="windows-1252">' + "téléphone".encode("cp1252"), ""),
        (b'<meta charset="utf-8">' + "téléphone".encode("cp1252"), "Content-Type: text/html; charset=latin1"),
        ("\ufefftéléphone".encode("utf-16"), ""),
        ("téléphone".encode(), 'Content-Type: text/html; charset="unicode_escape"'),
        ("téléphone".encode(), "Content-Type: text/html; charset=rot13"),
        ("téléphone".encode(), "Content-Type: text/html; charset=iso-8859-99"),
    ],
)
def test_character_sets(body, header):
    assert web_page.text(page(body, *[header] if header else [])).endswith("téléphone")


def test_chinese():
    assert web_page.text(page("电话".encode("gb2312"), "Content-Type: text/html; charset=gb2312")) == "电话"


def test_the_page_of_a_redirect_is_the_servers_and_not_the_devices():
    assert said("<title>302 Found</title><h1>Found</h1>", "Server: nginx", status=302) == {"server": "nginx"}


@pytest.mark.parametrize(
    ("answer", "where"),
    [
        (page("", "Location: /login.htm", status=302), "/login.htm"),
        (page("", status=302), None),
        (page("", "Location: /x", status=200), None),
        (page("", "Location: /x", status=401), None),
        (page('<meta http-equiv="Refresh" content="0; URL=/main.html?a=1&amp;b=2">'), "/main.html?a=1&b=2"),
        (page("<script>window.location.href='/cgi-bin/login';</script>"), "/cgi-bin/login"),
        (page('<script>top.location.replace( "/index.asp" )</script>'), "/index.asp"),
        (page(" " * 5000 + "<script>location='/x'</script>"), None),
        (page("<title>snom</title>"), None),
    ],
)
def test_where_a_page_sends_us_on_to(answer, where):
    assert web_page.onward(answer) == where


PIECES = st.sampled_from(
    [
        "<title>",
        "<",
        ">",
        '"model":"',
        "model",
        "firmware",
        "\n",
        ":",
        "<script",
        "&#x110000;",
        "&nbsp;",
        "<h1>",
        "location='",
        "\u202e",
        '"',
    ]
)


@given(st.lists(PIECES | st.text(max_size=10), max_size=30).map("".join))
def test_garbage(text):
    answer = page(text.encode("utf-8", "replace"))
    web_page.onward(answer)
    for item in web_page.said(answer):
        assert len(item.value) <= 512
        assert not any(ord(character) < 32 or character == "\u202e" for character in item.value)


@pytest.mark.parametrize(
    "unit",
    ["a", "<", " ", "<title", '"model" : "a', "<script", "<h1><b>", "<model>a ", "\nmodel\n", "realm=", "location = '", "<meta name="],
)
def test_no_page_makes_it_slow(unit):
    """A pattern that backtracks would take hours here, and so more than a test may."""
    answer = page((unit * 70_000)[:65_000], f"WWW-Authenticate: {(unit * 3000)[:2000].strip()}")
    web_page.onward(answer)
    assert all(len(item.value) <= 512 for item in web_page.said(answer))
