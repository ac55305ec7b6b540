"""A press site on the loopback interface, for scripts/nights."""

import http.server, random, threading, time

GARBAGE = [b"", b"\\x89PNG\\r\\n\\x1a\\n" + bytes(200), b"<html><body>", b"%PDF-1.4 nothing here", b"<p>" * 30000, bytes(range(256)) * 8]


class Site:
    """Releases that come, change and go, and the ways in which a server may not give them."""

    def __init__(self, draw, host, country):
        self.draw, self.country, self.mode = draw, country, "well"
        self.pages, self.last = {}, 0
        self.grow(12)
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.answer(self)

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                pass

        self.server = Server((host, 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def grow(self, count):
        for _ in range(count):
            self.last += 1
            self.pages[self.last] = self.text(self.last)

    def pass_a_day(self):
        self.grow(self.draw.randint(1, 4))
        changed = self.draw.choice(sorted(self.pages))
        self.pages[changed] = self.text(changed)
        if self.draw.random() < 0.3:
            del self.pages[self.draw.choice(sorted(self.pages))]

    def text(self, number):
        verb = self.draw.choice(["welcome", "condemn", "protest against", "reject", "support"])
        return (f"<html><head><title>Release {number}</title></head><body><article><h1>Release {number}</h1>"
                f"<p>The bridge at lock {number} was inspected on a dry and windless morning. The engineers measured "
                f"{self.draw.randrange(10000)} bolts and wrote all of it down in a green book, which may be read.</p>"
                f'<p>"We strongly {verb} the closing of strait {self.draw.randrange(1000)}," {self.country}n foreign minister '
                f"Jana Tolk said on Friday. She called on all sides to keep to the timetable.</p></article></body></html>")

    def answer(self, request):
        if request.path == "/robots.txt":
            return self.send(request, 404, b"")
        if self.mode == "down":
            request.close_connection = True
            return request.connection.close()
        if self.mode == "slow":
            time.sleep(3)
        newest = sorted(self.pages, reverse=True)
        if request.path == "/feed.xml":
            items = "".join(f"<item><title>Release {n}</title><link>/p/{n}</link><pubDate>{n % 28 + 1:02} Jan 2024 12:00:00 GMT"
                            f"</pubDate></item>" for n in newest)
            return self.send(request, 200, f'<rss version="2.0"><channel><title>Press</title>{items}</channel></rss>'.encode(),
                             "application/rss+xml")
        if request.path == "/list":
            links = "".join(f'<li><a href="/p/{n}">Release {n}</a></li>' for n in newest)
            return self.send(request, 200, f'<html><body><ul class="news">{links}</ul></body></html>'.encode())
        number = int(request.path.rsplit("/", 1)[-1])
        if number not in self.pages:
            return self.send(request, 404, b"")
        body = self.pages[number].encode()
        if self.mode == "bad pages":
            kind = random.Random(f"{number} {self.last}").randrange(10)
            if kind < 3:
                return self.send(request, 500, b"")
            if kind < 6:
                return self.send(request, 200, GARBAGE[number % len(GARBAGE)])
            if kind == 6:
                return self.send(request, 200, body, length=len(body) + 100)
        self.send(request, 200, body)

    @staticmethod
    def send(request, status, body, kind="text/html", length=None):
        try:
            request.send_response(status)
            request.send_header("Content-Type", kind)
            request.send_header("Content-Length", str(len(body) if length is None else length))
            request.send_header("Connection", "close")
            request.end_headers()
            request.wfile.write(body)
            request.close_connection = True
        except OSError:
            pass
