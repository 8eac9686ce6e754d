import { entry, LOST } from './entry.ts'

const dumps = (options = '', end = '\\n') =>
  `python3 -c 'import json, sys; sys.stdout.buffer.write((json.dumps(json.loads(sys.stdin.buffer.read().decode("utf-8-sig"))${options && `, ${options}`}) + "${end}").encode())'`
const lines = (options: string) =>
  `python3 -c 'import json, sys; [print(json.dumps(json.loads(line)${options && `, ${options}`})) for line in sys.stdin]'`
const stringify = (indent: number | string, end = '\\n') =>
  `node -e 'let t = ""; process.stdin.setEncoding("utf8").on("data", d => { t += d }).on("end", () => process.stdout.write(JSON.stringify(JSON.parse(t), null, ${indent}) + "${end}"))'`
const perl = (how: string) => `perl -MJSON::PP -e 'local $/; print JSON::PP->new->utf8${how}->encode(decode_json(<STDIN>))'`
const csv = (options: string) =>
  `python3 -c 'import csv, sys; sys.stdout.reconfigure(newline=""); csv.writer(sys.stdout, ${options}).writerows(csv.reader(sys.stdin))'`

const REENCODED = 'json-reencoded'
const REFORMATTED = 'json-reformatted'
const BOTH = [REENCODED, REFORMATTED] as const
const GO = { tools: ['go'], slow: true }

export const PYTHON_JSON = [
  entry('py-indent-2', 'names.json', dumps('indent=2'), REENCODED),
  entry('py-default', 'names.json', dumps(), BOTH),
  entry('py-default-no-end', 'names.json', dumps('', ''), BOTH),
  entry('py-raw', 'names.json', dumps('ensure_ascii=False'), REFORMATTED),
  entry('py-raw-4', 'names.json', dumps('ensure_ascii=False, indent=4'), REFORMATTED),
  entry('py-raw-4-no-end', 'names.json', dumps('ensure_ascii=False, indent=4', ''), REFORMATTED),
  entry('py-compact', 'names.json', dumps('separators=(",", ":")'), BOTH),
  entry('py-raw-compact', 'names.json', dumps('separators=(",", ":"), ensure_ascii=False'), REFORMATTED),
  entry('py-tab', 'names.json', dumps('indent="\\t"'), BOTH),
  entry('py-indent-0', 'names.json', dumps('indent=0'), BOTH),
  entry('py-raw-1', 'names.json', dumps('indent=1, ensure_ascii=False'), REFORMATTED),
  entry('py-raw-3', 'names.json', dumps('indent=3, ensure_ascii=False'), REFORMATTED),
  entry('py-8', 'names.json', dumps('indent=8'), BOTH),
  entry('py-python-2', 'names.json', dumps('indent=2, separators=(", ", ": "), ensure_ascii=False'), REFORMATTED),
  entry('py-narrow-colon', 'names.json', dumps('indent=2, separators=(",", ":"), ensure_ascii=False'), REFORMATTED),
  entry('py-sorted', 'names.json', dumps('indent=2, sort_keys=True'), BOTH, LOST),
  entry('py-sorted-raw', 'names.json', dumps('indent=2, sort_keys=True, ensure_ascii=False'), REFORMATTED, LOST),
  entry('py-sorted-sealed', 'sorted.json', dumps('indent=4, sort_keys=True'), BOTH),
  entry('py-ascii-raw', 'ascii.json', dumps('indent=4, ensure_ascii=False'), REENCODED),
  entry('py-ascii-raw-2', 'ascii.json', dumps('indent=2, ensure_ascii=False'), BOTH),
  entry('py-ascii-2', 'ascii.json', dumps('indent=2'), REFORMATTED),
  entry('py-ascii-compact', 'ascii.json', dumps('separators=(",", ":")', ''), REFORMATTED),
  entry('py-compact-sealed', 'compact.json', dumps('', ''), BOTH),
  entry('py-compact-sealed-indent', 'compact.json', dumps('indent=4'), BOTH),
  entry('py-compact-sealed-raw', 'compact.json', dumps('ensure_ascii=False'), REFORMATTED),
  entry('py-spaced-indent', 'spaced.json', dumps('indent=2'), REFORMATTED),
  entry('py-spaced-end', 'spaced.json', dumps(), 'final-newline-added', { or: [[REFORMATTED]] }),
  entry('py-spaced-compact', 'spaced.json', dumps('separators=(",", ":")'), REFORMATTED),
  entry('py-tabs-2', 'tabs.json', dumps('indent=2'), BOTH),
  entry('py-numbers', 'numbers.json', dumps('indent=2'), REFORMATTED, { ...LOST, or: [[REFORMATTED, 'json-numbers']] }),
  entry('py-lines', 'rows.jsonl', lines(''), BOTH),
  entry('py-lines-raw', 'rows.jsonl', lines('ensure_ascii=False'), REFORMATTED),
  entry('py-lines-compact', 'rows.jsonl', lines('separators=(",", ":")'), REENCODED),
  entry('py-json-tool', 'names.json', 'python3 -m json.tool --no-ensure-ascii', REFORMATTED),
  entry('py-json-tool-ascii', 'names.json', 'python3 -m json.tool --indent 2', REENCODED),
  entry('py-json-tool-compact', 'sorted.json', 'python3 -m json.tool --compact', BOTH)
]

export const OTHER_JSON = [
  entry('node-compact', 'names.json', stringify(0, ''), REFORMATTED),
  entry('node-4', 'names.json', stringify(4), REFORMATTED),
  entry('node-tab', 'names.json', stringify('"\\t"'), REFORMATTED),
  entry('node-ascii-4', 'ascii.json', stringify(4), REENCODED),
  entry('node-ascii-compact', 'ascii.json', stringify(0, ''), BOTH),
  entry('node-spaced', 'spaced.json', stringify(0, ''), REFORMATTED),
  entry('node-tabs', 'tabs.json', stringify(2), REFORMATTED),
  entry('node-no-end', 'sorted.json', stringify(2, ''), REFORMATTED, { or: [['final-newline-removed']] }),
  entry('node-compact-sealed', 'compact.json', stringify(2), REFORMATTED),
  entry('jq', 'compact.json', 'jq .', REFORMATTED),
  entry('jq-spaced', 'spaced.json', 'jq .', REFORMATTED),
  entry('jq-tabs', 'tabs.json', 'jq .', REFORMATTED),
  entry('jq-ascii-file', 'ascii.json', 'jq .', BOTH),
  entry('jq-indent-4', 'ascii.json', 'jq --indent 4 .', REENCODED),
  entry('jq-c', 'names.json', 'jq -c .', REFORMATTED),
  entry('jq-a', 'names.json', 'jq -a .', REENCODED),
  entry('jq-a-c', 'names.json', 'jq -a -c .', BOTH),
  entry('jq-tab', 'names.json', 'jq --tab .', REFORMATTED),
  entry('jq-indent-7', 'names.json', 'jq --indent 7 .', REFORMATTED),
  entry('jq-sorted', 'names.json', 'jq -S .', REFORMATTED, LOST),
  entry('jq-sorted-sealed', 'sorted.json', 'jq -S -c .', REFORMATTED),
  entry('jq-reversed', 'sorted.json', "jq 'to_entries | reverse | from_entries'", REFORMATTED),
  entry('jq-numbers', 'numbers.json', 'jq .', REFORMATTED, { ...LOST, or: [['content-changed'], [REFORMATTED, 'json-numbers']] }),
  entry('jq-lines', 'rows.jsonl', 'jq -a -c .', REENCODED),
  entry('jq-joined', 'names.json', 'jq -j .', 'final-newline-removed', { or: [[REFORMATTED]] }),
  entry('perl-pretty', 'sorted.json', perl('->canonical->pretty'), REFORMATTED),
  entry('perl-ascii', 'sorted.json', perl('->canonical->ascii'), BOTH),
  entry('perl-compact', 'sorted.json', perl('->canonical'), REFORMATTED),
  entry('biome', 'names.json', 'biome format --stdin-file-path=names.json', REFORMATTED),
  entry('biome-compact', 'compact.json', 'biome format --stdin-file-path=compact.json', REFORMATTED),
  entry('prettier-json', 'names.json', 'prettier --parser json', REFORMATTED),
  entry('ruby-pretty', 'names.json', "ruby -rjson -e 'puts JSON.pretty_generate(JSON.parse(STDIN.read))'", REFORMATTED),
  entry('php-default', 'names.json', "php -r 'echo json_encode(json_decode(stream_get_contents(STDIN)));'", BOTH),
  entry(
    'php-slashes',
    'sorted.json',
    "php -r 'echo json_encode(json_decode(stream_get_contents(STDIN)), JSON_PRETTY_PRINT);'",
    BOTH
  ),
  entry('pwsh', 'names.json', "pwsh -NoProfile -c '$input | ConvertFrom-Json | ConvertTo-Json -Depth 9'", REFORMATTED),
  entry('slashes', 'names.json', "sed 's|\\([a-z0-9]\\)/|\\1\\\\/|g'", REENCODED),
  entry('upper-hex', 'ascii.json', "perl -pe 's/\\\\u([0-9a-f]{4})/\\\\u\\U$1/g'", REENCODED),
  entry('go-compact', 'sorted.json', 'go run "$CORPUS/rewrite-json.go"', BOTH, GO),
  entry('go-indent', 'sorted.json', 'go run "$CORPUS/rewrite-json.go" "  "', BOTH, { ...GO, or: [[REENCODED], [REFORMATTED]] })
]

export const DOCUMENT_DRIFTS = [
  entry('csv-semicolon', 'berths.csv', csv('delimiter=";", lineterminator="\\n"'), 'csv-reformatted'),
  entry('csv-tab', 'berths.csv', csv('delimiter="\\t", lineterminator="\\n"'), 'csv-reformatted'),
  entry('csv-all-quoted', 'berths.csv', csv('quoting=csv.QUOTE_ALL, lineterminator="\\n"'), 'csv-reformatted'),
  entry('csv-non-numeric', 'berths.csv', csv('quoting=csv.QUOTE_NONNUMERIC, lineterminator="\\n"'), 'csv-reformatted'),
  entry('csv-excel', 'berths.csv', csv('delimiter=";"'), ['csv-reformatted', 'crlf-added']),
  entry('csv-default', 'berths.csv', csv('dialect="excel"'), 'crlf-added'),
  entry('md-bullets', 'berths.md', "sed 's/^\\* /- /'", 'markdown-reformatted'),
  entry('md-emphasis', 'berths.md', "sed 's/\\*north\\*/_north_/'", 'markdown-reformatted'),
  entry('md-strong', 'berths.md', "sed 's/\\*\\*/__/g'", 'markdown-reformatted'),
  entry(
    'md-table',
    'berths.md',
    "sed 's/| A4 | 760 |/| A4    | 760   |/; s/| B7 | 910 |/| B7    | 910   |/; s/| --- | --- |/| ----- | ----- |/'",
    'markdown-reformatted'
  ),
  entry('md-pandoc', 'berths.md', 'pandoc -f gfm -t gfm --wrap=preserve', 'markdown-reformatted', LOST),
  entry('md-prettier', 'berths.md', 'prettier --parser markdown', 'markdown-reformatted'),
  entry(
    'yaml-node',
    'gauge.yml',
    `node -e 'const { parseDocument } = require(process.env.ROOT + "/node_modules/yaml"); process.stdout.write(parseDocument(require("fs").readFileSync(0, "utf8")).toString({ indentSeq: false }))'`,
    'yaml-reformatted'
  ),
  entry('yaml-single-quotes', 'gauge.yml', 'sed "s/\\"/\'/g"', 'yaml-reformatted'),
  entry('yaml-start', 'gauge.yml', "sed '1s/^/---\\n/'", 'yaml-reformatted', { or: [['prepended'], ['inserted']] }),
  entry('yaml-prettier', 'gauge.yml', 'prettier --parser yaml --single-quote', 'yaml-reformatted')
]
