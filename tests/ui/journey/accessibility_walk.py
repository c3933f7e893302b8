#!/usr/bin/python3
"""Runs the home-control example through the accessibility tree alone, as a screen reader would:
accessibility_walk.py PLATEAU_GUI PLATEAU. Starts a virtual display and a message bus of its own.

Every control that can take the focus must have a name; each step is taken by the action of a control found by its
name. Exit code 0: the answer was heard. Prints "skipped: no …" when this machine lacks the means.
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

INSIDE = "PLATEAU_ACCESSIBILITY_WALK"
PATIENCE = 180.0


def skip(what):
    print(f"skipped: no {what}")
    sys.exit(0)


def start_inside():
    """Starts this script again with a display, a bus and settings of its own."""
    for program in ("Xvfb", "openbox", "dbus-run-session"):
        if shutil.which(program) is None:
            skip(program)
    runtime = Path(os.environ.get("PLATEAU_RUNTIME", Path.home() / ".local/share/plateau"))
    if not (runtime / "demo").is_dir():
        skip("demo task in the runtime folder")
    with tempfile.TemporaryDirectory(prefix="plateau-walk-") as folder:
        display = f":{random.randint(100, 9000)}"
        environment = dict(os.environ, DISPLAY=display, HOME=folder, XDG_CONFIG_HOME=f"{folder}/config",
                           XDG_RUNTIME_DIR=folder, PLATEAU_RUNTIME=str(runtime), PLATEAU_EXPERIMENTS=f"{folder}/experiments",
                           QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LANGUAGE="en", LC_ALL="C.UTF-8",
                           PLATEAU_CLI=str(Path(sys.argv[2]).resolve()))
        environment[INSIDE] = folder
        os.makedirs(f"{folder}/experiments")
        server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: Path(f"/tmp/.X11-unix/X{display[1:]}").exists(), "the display")
            sys.exit(subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv], env=environment,
                                    check=False).returncode)
        finally:
            server.terminate()
            server.wait()


def wait_for(found, what, seconds=PATIENCE):
    """The first true result of found()."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = found()
        if result:
            return result
        time.sleep(0.2)
    raise SystemExit(f"FAILED: waited {seconds:.0f} s for {what}")


class Reader:
    """What a screen reader knows of the window."""

    def __init__(self, process):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib
        self.atspi, self.failure, self.process = Atspi, GLib.Error, process
        Atspi.init()
        self.application = wait_for(self.find_application, "plateau-gui in the accessibility tree", 30)

    def find_application(self):
        if self.process.poll() is not None:
            raise SystemExit(f"FAILED: the window ended with exit code {self.process.returncode}")
        desktop = self.atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(at)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def nodes(self):
        """Everything that is shown now, depth first. Nodes may vanish while they are read."""
        waiting = [self.application]
        while waiting:
            node = waiting.pop()
            try:
                for at in reversed(range(node.get_child_count())):
                    child = node.get_child_at_index(at)
                    if child is not None and self.has(child, "SHOWING"):
                        waiting.append(child)
            except self.failure:
                continue
            yield node

    def has(self, node, state):
        return node.get_state_set().contains(getattr(self.atspi.StateType, state))

    def find(self, name, role=None):
        for node in self.nodes():
            try:
                if node.get_name().split(", ")[0] == name and (role is None or node.get_role_name() == role) and self.has(node, "ENABLED"):
                    return node
            except self.failure:
                continue
        return None

    def press(self, name):
        """Waits for the control and takes its action."""
        def pressed():
            node = self.find(name)
            if node is None:
                return False
            interface = self.atspi.Action
            names = [interface.get_action_name(node, at) for at in range(interface.get_n_actions(node))]
            at = next((at for at, one in enumerate(names) if one in ("Press", "Toggle")), None)
            return at is not None and interface.do_action(node, at)
        wait_for(pressed, f"the control “{name}”")
        print(f"pressed {name}", flush=True)

    def texts(self):
        heard = []
        for node in self.nodes():
            try:
                heard += [text for text in (node.get_name(), node.get_description()) if text]
            except self.failure:
                continue
        return heard

    def hear(self, part, seconds=PATIENCE):
        """The first text that holds the part."""
        return wait_for(lambda: next((text for text in self.texts() if part in text), None), f"a text with “{part}”", seconds)

    def nameless(self):
        """Controls that can have the focus but say nothing."""
        found = []
        for node in self.nodes():
            try:
                if self.has(node, "FOCUSABLE") and not node.get_name() and node.get_role_name() not in (
                        "table cell", "filler", "frame", "list item", "scroll pane", "viewport", "menu item"):
                    found.append(f"{node.get_role_name()} in {node.get_parent().get_role_name()} {node.get_parent().get_name()!r}")
            except self.failure:
                continue
        return found


def walk(reader):
    """The example: look at its data, its plan, start it, hear the curve grow, stop it, hear the answer."""
    def check_names(page):
        nameless = reader.nameless()
        if nameless:
            raise SystemExit(f"FAILED: on {page} these have no name: {nameless}")

    check_names("the first start")
    reader.press("Try the home-control example")
    reader.hear("cells", 120)
    check_names("the Run page")
    print(f"heard: {reader.hear(' % at ')}", flush=True)  # the sentence of the chart, from the first trained cells on
    for step in ("Data", "Plan"):
        reader.press(step)
        time.sleep(1)
        check_names(f"the {step} page")
    reader.press("Run")
    reader.press("Stop")
    reader.press("See first answer")
    check_names("the Answer page")
    answer = reader.hear("90 %", 60)
    print(f"heard: {answer}", flush=True)


def end_runs(folder):
    """A run outlives its window; this one is not wanted any more."""
    def ended():
        running = False
        for entry in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if f"run\0{folder}" in entry.read_text():
                    running = True
                    os.kill(int(entry.parent.name), signal.SIGTERM)
            except OSError:
                continue
        return not running
    wait_for(ended, "the end of the run", 60)


def main():
    if INSIDE not in os.environ:
        start_inside()
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError):
        skip("Atspi for Python")
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    window = subprocess.Popen([sys.argv[1]], stderr=subprocess.DEVNULL)
    try:
        walk(Reader(window))
    finally:
        for process in (window, manager):
            process.kill()
            process.wait()
        end_runs(os.environ[INSIDE])


if __name__ == "__main__":
    main()
