"""Takes the machine out of a recording: clean.py RAW FOLDER > RECORDING

What names FOLDER, where the notes were, says `ROOT`; the process's number is gone. The last line holds the note as the
editor saved it.
"""

import json
import sys
from pathlib import Path

NOTE = "notes.md"
# Of the server's own requests only these are needed to answer them again.
KEPT = ("jsonrpc", "id", "method")
# VS Code asks for these every two seconds; so often is enough.
REPEATED, ENOUGH = "workspace/diagnostic", 2


def cleaned(value, folder: str):
    """`value` without what only this machine has."""
    if isinstance(value, dict):
        return {key.replace(folder, "ROOT"): cleaned(inner, folder) for key, inner in value.items()}
    if isinstance(value, list):
        return [cleaned(inner, folder) for inner in value]
    return value.replace(folder, "ROOT") if isinstance(value, str) else value


def main(raw: str, folder: str) -> None:
    repeated = 0
    for line in Path(raw).read_text(encoding="utf-8").splitlines():
        passed = json.loads(line)
        message = passed["message"]
        repeated += message.get("method") == REPEATED
        if message.get("method") == REPEATED and repeated > ENOUGH:
            continue
        if passed["to"] == "client":
            passed["message"] = {key: message[key] for key in KEPT}
        elif message.get("method") == "initialize":
            message["params"]["processId"] = None
        write(cleaned(passed, folder))
        if message.get("method") == "exit":
            break  # what was restarted is another session
    text = Path(folder, NOTE).read_text(encoding="utf-8")
    write({"to": "disk", "message": {"name": NOTE, "text": text}})


def write(value) -> None:
    print(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main(*sys.argv[1:])
