// The data of this page: parts that it has several times were written once (`web/pooling.py`), each place gets its own.
function danvanData() {
  const [page, pool] = JSON.parse(document.getElementById('danvan-data').textContent);
  const meant = at => whole(pool[at]);
  const named = name => (name.startsWith('$') ? name.slice(1) : name);
  const whole = part => {
    if (part === null || typeof part !== 'object') return part;
    if (Array.isArray(part)) return part.map(whole);
    if ('$' in part) return Array.isArray(part.$) ? part.$.map(meant) : meant(part.$);
    return Object.fromEntries(Object.entries(part).map(([name, each]) => [named(name), whole(each)]));
  };
  return whole(page);
}
