"""Counts, in what was said, the words that leave a way out. Reads statements, writes a row for each; see docs/commands.md."""

import json, sys

HEDGES = {"could", "may", "might", "perhaps", "possibly", "reportedly", "seems", "should", "would"}

for line in sys.stdin:
    statement = json.loads(line)
    words = [word.strip(".,;:!?\"'“”‘’").lower() for word in (statement["text"]).split()]
    print(json.dumps({"statement_id": statement["statement_id"], "words": len(words),
                      "hedges": sum(word in HEDGES for word in words)}))
