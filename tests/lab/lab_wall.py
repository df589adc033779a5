"""What a router may put in the provider's place: a log-in page over HTTP, or a TLS server with a certificate of its own.

Started as: lab_wall.py portal PORT, or lab_wall.py tls PORT CERTIFICATE. Prints «ready» and serves until it is killed.
"""

import http.server
import ssl
import sys


class Portal(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(302)
        self.send_header("Location", "http://192.168.60.1/login")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


kind, port, *rest = sys.argv[1:]
server = http.server.ThreadingHTTPServer(("0.0.0.0", int(port)), Portal)
if kind == "tls":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(rest[0])
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
print("ready", flush=True)
server.serve_forever()
