"""A page's pooled data put together again, as `payload.js` does it."""


def whole(part, pool):
    if isinstance(part, list):
        return [whole(each, pool) for each in part]
    if not isinstance(part, dict):
        return part
    if "$" in part:
        meant = part["$"]
        return [whole(pool[at], pool) for at in meant] if isinstance(meant, list) else whole(pool[meant], pool)
    return {name.removeprefix("$"): whole(each, pool) for name, each in part.items()}
