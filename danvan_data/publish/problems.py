"""What keeps a thing from being shared, in one sentence."""

from danvan_data.errors import UserError


class PublishError(UserError):
    """What the user asked for cannot be done; the message is one sentence with the cure."""
