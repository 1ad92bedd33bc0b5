"""What a figure is per, in words."""

from danvan_data.language import catalogue, t


def per_words(code: str) -> str:
    """Say a chain such as `/person/month` in words (`người/tháng`); "" where a figure is per nothing.

    Example:
        >>> per_words("person/month")
        'người/tháng'

    """
    # What it is per stands in the source's own words beside it where the vocabulary has no word for it: never a code.
    parts = [part for part in code.split("/") if part]
    return "/".join(t(f"per.{part}" if f"per.{part}" in catalogue() else "per.other") for part in parts)
