"""What the outside judges share: a line for each finding, the output of programs, and an end that says whether all agreed."""

import subprocess
import sys

failures = 0


def check(good, message):
    """Prints one finding."""
    global failures
    failures += not good
    print("ok  " if good else "FAIL", message, flush=True)


def run(*command):
    """The bytes that a command prints. 1 says that a view has no rows, which is an answer; anything above is the end."""
    done = subprocess.run(command, capture_output=True)
    if done.returncode > 1:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr.decode()}")
    return done.stdout


def told(*command):
    """The text that a command prints."""
    return run(*command).decode()


def end():
    """Ends with 0 where all agreed, else with 1."""
    sys.exit(1 if failures else 0)
