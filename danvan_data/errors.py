"""The one kind of error that a reader is meant to see: a sentence with its cure."""


class UserError(ValueError):
    """What the user asked for cannot be done; the message is one sentence with the cure."""

    def _render_traceback_(self) -> list[str]:
        """Show in a notebook the sentence alone: the lines of code above it tell a reader nothing."""
        return [str(self)]
