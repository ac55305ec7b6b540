"""A row of the table that scripts/faults prints."""

import sys


class Row:
    def __init__(self, name):
        self.name, self.trials, self.wrong, self.by_hand, self.ends = name, 0, 0, 0, {}

    def note(self, status):
        self.ends[status] = self.ends.get(status, 0) + 1

    def check(self, place, expected):
        """The next run must give the expected bytes by itself."""
        self.trials += 1
        status, _, errors = place.run()
        if status != 0:
            self.by_hand += 1
            print(f"{self.name}: exit status {status}: {errors}", file=sys.stderr)
        elif place.published() != expected:
            self.wrong += 1
            print(f"{self.name}: other bytes", file=sys.stderr)

    def __str__(self):
        words = {0: "went on to its end", 1: "stopped with an error", 130: "stopped", 75: "refused", 3: "degraded",
                 -9: "killed", -15: "ended by the signal before it began"}
        ends = ", ".join(f"{words.get(s, s)} {n}" for s, n in sorted(self.ends.items()))
        return f"| {self.name} | {self.trials} | {ends} | {self.wrong} | {self.by_hand} |"
