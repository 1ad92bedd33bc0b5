#!/usr/bin/env python3
# ruff: noqa
# fmt: off
"""Scores a register reader.
  check.py --cmd 'COMMAND {file} {out}' --dir holdout [--timeout 120] [--details] [--keep DIR]
COMMAND must read {file} and write a tidy UTF-8 CSV to {out} (or to stdout when {out} is not in the template) with at
least the columns name, field, organisation, commune, year, source_row (result_as_reported is scored when present).
field is one of economy, culture_society, defence_security, political_system or empty.
For an unreadable file COMMAND must end with a non-zero status and ONE line of message, without a traceback.
How it compares (tolerant of spelling of the same thing, not of missing cleaning of meaning):
  text: Unicode NFC/NFD, tone placement (hoà=hòa), case, quotes, punctuation, spaces do not matter;
  name: leading '1.' '-' 'Mô hình' 'điển hình' 'dân vận khéo' do not matter; otherwise the whole name must be equal;
  organisation: common abbreviations are equal to their long form; the commune's name/level at the end may be there or not;
  commune: level word (xã, phường, thị trấn) may be there or not, but must not contradict; year: first 20xx/19xx;
  rows the register repeats exactly, and rows hidden by a filter, may be given or left out.
Every file counts the same (mean over files). R = expected models found, P = given rows that are models,
F/org/com/yr/res = right values among found models, clean = found names that carry no NFD, odd space, line break or
invisible character, src = source_row ends in the right row number."""
import argparse, collections, csv, glob, io, json, os, re, shlex, subprocess, sys, tempfile, time, unicodedata as U
csv.field_size_limit(10**8)
TONES = '\u0300\u0301\u0303\u0309\u0323'
def norm(s):
    s = U.normalize('NFD', (s or '').replace('\u200b', '').replace('\ufeff', '').replace('\u00ad', '').casefold())
    out, tone = [], ''
    for ch in s:
        if ch in TONES: tone += ch
        elif U.combining(ch): out.append(ch)
        elif ch.isalnum(): out.append(ch)
        else: out.append(tone + ' '); tone = ''
    out.append(tone)
    return ' '.join(''.join(out).split())
def N(*a): return [norm(x) for x in a]
PREF = [norm(x) for x in ('mô hình', 'điển hình', 'dân vận khéo')]
def name_key(s):
    s = re.sub(r'^\s*(?:[-+*•–]\s*|\d{1,3}[.)]\s+)', '', s or ''); k = norm(s)
    go = True
    while go:
        go = False
        for p in PREF:
            if k.startswith(p + ' ') and len(k) > len(p) + 3: k = k[len(p) + 1:]; go = True
    return k
ORG = [('MTTQ', ['ủy ban mặt trận tổ quốc việt nam', 'ủy ban mặt trận tổ quốc', 'ủy ban mttq việt nam', 'ủy ban mttq', 'ub mttq vn', 'ub mttq', 'ubmttqvn', 'ubmttq', 'mttq việt nam', 'mttq vn', 'mttq', 'mặt trận tổ quốc', 'mặt trận']),
 ('LHPN', ['hội liên hiệp phụ nữ việt nam', 'hội liên hiệp phụ nữ', 'hội lhpn', 'hội phụ nữ', 'hội pn', 'lhpn', 'hpn']), ('HND', ['hội nông dân', 'hội nd', 'hnd']), ('CCB', ['hội cựu chiến binh', 'hội ccb', 'hccb', 'ccb']),
 ('DTN', ['đoàn thanh niên cộng sản hồ chí minh', 'đoàn tncs hồ chí minh', 'đoàn tncs hcm', 'đoàn tncs', 'đoàn thanh niên', 'đoàn tn', 'đtn']), ('QS', ['ban chỉ huy quân sự', 'bch quân sự', 'bch qs', 'bchqs', 'ban chqs']),
 ('UBND', ['ủy ban nhân dân', 'ubnd']), ('CA', ['công an', 'ca']), ('DU', ['đảng ủy', 'đu']), ('HTX', ['hợp tác xã', 'htx']), ('THT', ['tổ hợp tác', 'tht']), ('CLB', ['câu lạc bộ', 'clb']), ('CB', ['chi bộ', 'cb']),
 ('BP', ['đồn biên phòng', 'đồn bp']), ('CTD', ['hội chữ thập đỏ', 'hội ctđ']), ('HKH', ['hội khuyến học', 'hội kh']), ('TH', ['trường tiểu học', 'trường th']), ('NN', ['nông nghiệp', 'nn'])]
ORG = sorted(((norm(v), c) for c, vs in ORG for v in vs), key=lambda t: -len(t[0]))
LEVEL = {}
for c, vs in (('xa', ('xã', 'x')), ('phuong', ('phường', 'p')), ('tt', ('thị trấn', 'tt'))):
    for v in vs: LEVEL[norm(v)] = c
def commune_key(s):
    k = norm(s)
    for v in sorted(LEVEL, key=len, reverse=True):
        if k.startswith(v + ' '): return LEVEL[v], k[len(v) + 1:]
    return '', k
def commune_eq(a, b):
    (la, na), (lb, nb) = commune_key(a), commune_key(b)
    return na == nb and (not la or not lb or la == lb)
def org_key(s, commune):
    k = ' ' + norm(s) + ' '
    for v, c in ORG: k = k.replace(' ' + v + ' ', ' ' + c + ' ')
    n = commune_key(commune)[1]
    if n and k.rstrip().endswith(' ' + n): k = k.rstrip()[:-len(n)]
    k = ' ' + ' '.join(k.split()) + ' '
    for v in LEVEL:
        if k.endswith(' ' + v + ' '): k = k[:-len(v) - 1]
    return k.strip()
def org_eq(a, ca, b, cb): return org_key(a, cb) == org_key(b, cb) or org_key(a, ca) == org_key(b, cb) or norm(a) == norm(b)
def year_key(s):
    m = re.search(r'(?:19|20)\d\d', s or ''); return m.group(0) if m else ''
def rown(s):
    m = re.findall(r'\d+', s or ''); return m[-1] if m else ''
def clean(s): return s == U.normalize('NFC', s) and s == ' '.join(s.split(' ')).strip() and not re.search(r'[\n\r\t\u00a0\u200b\ufeff\u00ad]|  ', s)
def load(text):
    rows = list(csv.DictReader(io.StringIO(text.lstrip('\ufeff'))))
    return [{(k or '').strip().lower(): (v if isinstance(v, str) else '') or '' for k, v in r.items()} for r in rows]
def run(cmd, path, timeout):
    fd, out = tempfile.mkstemp(suffix='.csv'); os.close(fd); os.unlink(out); t0 = time.time()
    args = [a.replace('{file}', path).replace('{out}', out) for a in shlex.split(cmd)]
    try:
        p = subprocess.run(args, capture_output=True, timeout=timeout); rc, so, se = p.returncode, p.stdout.decode('utf-8', 'replace'), p.stderr.decode('utf-8', 'replace')
    except subprocess.TimeoutExpired: rc, so, se = 'timeout', '', 'timeout'
    except OSError as e: sys.exit(f'cannot run the command: {e}')
    text = ''
    if '{out}' in cmd:
        if os.path.exists(out): text = open(out, encoding='utf-8', errors='replace').read(); os.unlink(out)
    else: text = so; so = ''
    return rc, text, so, se, time.time() - t0
def pair(exp, got):
    """match by name, best agreement first; -> list of (e, g), unmatched got"""
    g_by = collections.defaultdict(list)
    for g in got: g_by[g['_k']].append(g)
    e_by = collections.defaultdict(list)
    for e in exp: e_by[e['_k']].append(e)
    pairs = []
    for k, es in e_by.items():
        gs = g_by.get(k, [])
        for test in (lambda e: (e['_row'], e['_c'], e['_o']), lambda e: (e['_row'], e['_c']), lambda e: (e['_c'], e['_o']), lambda e: e['_c'], lambda e: e['_row'], lambda e: e['_o'], lambda e: 0):
            if not gs or not es: break
            idx = collections.defaultdict(list)
            for g in gs: idx[test(g)].append(g)
            rest = []
            for e in es:
                c = idx.get(test(e))
                if c: g = c.pop(0); pairs.append((e, g)); g['_used'] = True
                else: rest.append(e)
            es = rest; gs = [g for g in gs if not g.get('_used')]
    return pairs
def score(path, cmd, timeout):
    meta = json.load(open(path + '.expected.json', encoding='utf-8')); exp = load(open(path + '.expected.csv', encoding='utf-8').read())
    rc, text, so, se, secs = run(cmd, os.path.abspath(path), timeout); R = dict(file=os.path.basename(path), secs=secs, rc=rc, text=text, msg=(se or so).strip())
    if meta['error']:
        lines = [l for l in (se + '\n' + so).splitlines() if l.strip()]
        R['error_ok'] = rc not in (0, 'timeout') and len(lines) == 1 and len(lines[0]) <= 400 and 'Traceback' not in (se + so); R['kind'] = 'error'; return R
    R['kind'] = 'data'
    try: got = load(text) if rc == 0 else []
    except Exception as e: got = []; R['msg'] = f'unreadable CSV: {e}'
    for e in exp: e['_k'] = name_key(e['name']); e['_row'] = rown(e['row_in_file']); e['_c'] = commune_key(e['commune'])[1]; e['_o'] = org_key(e['organisation'], e['commune'])
    got = [g for g in got if any(v.strip() for v in g.values())]
    for g in got: g['_k'] = name_key(g.get('name', '')); g['_row'] = rown(g.get('source_row', '')); g['_c'] = commune_key(g.get('commune', ''))[1]; g['_o'] = org_key(g.get('organisation', ''), g.get('commune', ''))
    pairs = pair(exp, got); nm = len(pairs)
    opt = {rown(r) for r in meta['optional_rows']}; found = {id(e) for e, _ in pairs}; missing = [e for e in exp if id(e) not in found]; must = [e for e in missing if e['_row'] not in opt]
    extra = [g for g in got if not g.get('_used')]; dup_budget = len(meta['duplicates']); keys = {e['_k'] for e in exp}; bad = []
    for g in extra:
        if dup_budget and g['_k'] in keys: dup_budget -= 1
        else: bad.append(g)
    R['n'] = len(exp); R['recall'] = nm / max(1, nm + len(must)); R['precision'] = nm / (nm + len(bad)) if nm + len(bad) else 0.0
    def acc(f): return sum(map(f, pairs)) / nm if nm else 0.0
    ok = meta['field_also_ok']
    R['field'] = acc(lambda p: (p[1].get('field', '').strip().lower().replace('-', '_').replace(' ', '_')) in [p[0]['field']] + ok.get(p[0]['row_in_file'], []))
    R['org'] = acc(lambda p: org_eq(p[1].get('organisation', ''), p[1].get('commune', ''), p[0]['organisation'], p[0]['commune']))
    R['com'] = acc(lambda p: commune_eq(p[1].get('commune', ''), p[0]['commune'])); R['year'] = acc(lambda p: year_key(p[1].get('year', '')) == year_key(p[0]['year'])); R['src'] = acc(lambda p: p[0]['_row'] == p[1]['_row'])
    R['clean'] = acc(lambda p: clean(p[1].get('name', '')))
    has = any(e['result_as_reported'] for e in exp); R['res'] = acc(lambda p: norm(p[1].get('result_as_reported', '')) == norm(p[0]['result_as_reported'])) if has and nm and 'result_as_reported' in got[0] else None
    R['missing'] = [e['row_in_file'] + ' ' + e['name'] for e in must[:8]]; R['bad'] = [g.get('source_row', '') + ' ' + g.get('name', '')[:60] for g in bad[:8]]
    R['wrong'] = [f"{e['row_in_file']} field want {e['field'] or '-'} got {g.get('field') or '-'}" for e, g in pairs if g.get('field', '').strip() not in [e['field']] + ok.get(e['row_in_file'], [])][:4] + \
                 [f"{e['row_in_file']} org want {e['organisation']} got {g.get('organisation')}" for e, g in pairs if not org_eq(g.get('organisation', ''), g.get('commune', ''), e['organisation'], e['commune'])][:4] + \
                 [f"{e['row_in_file']} commune want {e['commune'] or '-'} got {g.get('commune') or '-'}" for e, g in pairs if not commune_eq(g.get('commune', ''), e['commune'])][:4] + \
                 [f"{e['row_in_file']} year want {e['year'] or '-'} got {g.get('year') or '-'}" for e, g in pairs if year_key(g.get('year', '')) != year_key(e['year'])][:2]
    return R
def main():
    ap = argparse.ArgumentParser(); ap.add_argument('--cmd', required=True); ap.add_argument('--dir', default=os.path.join(os.path.dirname(os.path.abspath(__file__)), 'dev'))
    ap.add_argument('--timeout', type=float, default=120); ap.add_argument('--details', action='store_true'); ap.add_argument('--keep'); a = ap.parse_args()
    files = sorted(f[:-len('.expected.json')] for f in glob.glob(os.path.join(a.dir, '*.expected.json')))
    if not files: sys.exit('no *.expected.json in ' + a.dir)
    out = []; pc = lambda x: '   -' if x is None else f'{100 * x:4.0f}'
    print(f'{"file":40} {"n":>6} {"R%":>4} {"P%":>4} {"F%":>4} {"org%":>4} {"com%":>4} {"yr%":>4} {"res%":>4} {"cln%":>4} {"src%":>4} {"sec":>6}  note')
    for f in files:
        r = score(f, a.cmd, a.timeout); out.append(r)
        if a.keep: os.makedirs(a.keep, exist_ok=True); open(os.path.join(a.keep, r['file'] + '.out.csv'), 'w', encoding='utf-8').write(r['text'])
        if r['kind'] == 'error': print(f'{r["file"][:40]:40} {"error":>6} {"clear" if r["error_ok"] else "NOT CLEAR":>9} {"":42}{r["secs"]:6.1f}  {r["msg"].splitlines()[-1][:90] if r["msg"] else "(no message, exit %s)" % r["rc"]}')
        else:
            note = '' if r['rc'] == 0 else f'exit {r["rc"]}: {r["msg"].splitlines()[-1][:80] if r["msg"] else ""}'
            print(f'{r["file"][:40]:40} {r["n"]:6d} {pc(r["recall"])} {pc(r["precision"])} {pc(r["field"])} {pc(r["org"])} {pc(r["com"])} {pc(r["year"])} {pc(r["res"])} {pc(r["clean"])} {pc(r["src"])} {r["secs"]:6.1f}  {note}')
            if a.details:
                for t, l in (('missing', r['missing']), ('not a model', r['bad']), ('wrong', r['wrong'])):
                    for x in l: print('      ', t + ':', x.replace('\n', ' / '))
    D = [r for r in out if r['kind'] == 'data']; X = [r for r in out if r['kind'] == 'error']; mean = lambda k: sum(r[k] for r in D) / len(D) if D else 0
    rs = [r['res'] for r in D if r['res'] is not None]
    print(f'{"mean over %d files" % len(D):40} {sum(r["n"] for r in D):6d} {pc(mean("recall"))} {pc(mean("precision"))} {pc(mean("field"))} {pc(mean("org"))} {pc(mean("com"))} {pc(mean("year"))} {pc(sum(rs) / len(rs) if rs else None)} {pc(mean("clean"))} {pc(mean("src"))}')
    print(f'score: models {100 * mean("recall"):.1f}% / {100 * mean("precision"):.1f}%, field {100 * mean("field"):.1f}%, errors {sum(r["error_ok"] for r in X)}/{len(X)}')
if __name__ == '__main__': main()
