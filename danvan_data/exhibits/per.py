"""What a figure is per, in words."""

from danvan_data.language import catalogue, t


def per_words(code: str) -> str:
    """Say a chain such as `/person/month` in words (`người/tháng`); "" where a figure is per nothing.

    Example:
        >>> per_words("person/month")
        'người/tháng'

    """
    parts = [part for part in code.split("/") if part]
    return "/".join(t(f"per.{part}") if f"per.{part}" in catalogue() else part for part in parts)
