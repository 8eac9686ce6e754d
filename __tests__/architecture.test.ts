import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { expect, test } from '@jest/globals'

// The rooms of src and their order, as CONTRIBUTING's table has them.
const rows = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| ((?:`src\/\w+` ?)+)\| (.*) \|$/gm)]
const rooms = rows.map(([, names = '']) => [...names.matchAll(/src\/(\w+)/g)].map(([, name = '']) => name))
const pure = rows.flatMap(([, , what = ''], line) => (what.includes('*pure*') ? (rooms[line] ?? []) : []))
const lineOf = (room: string) => rooms.findIndex(names => names.includes(room))
const roomOf = (file: string) => file.slice(0, file.indexOf('/'))

/** Of what is not bundled for Node: the page's own script runs in a browser. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map(name => name.replaceAll('\\', '/'))
  .filter(name => name.endsWith('.ts') && !name.startsWith('report/html/client/'))
const IMPORT = /(?:^|\s)(?:import|export)\s[^'"`;]*?from\s*'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm
const imports = new Map(
  files.map(file => [
    file,
    [...readFileSync(join('src', file), 'utf8').matchAll(IMPORT)].map(([, from, bare, late]) => from ?? bare ?? late ?? '')
  ])
)
const inner = (file: string) =>
  (imports.get(file) ?? []).filter(name => name.startsWith('.')).map(name => normalize(join(dirname(file), name)))

test('every file stands in a room of the table, and every room has files', () => {
  expect(rooms.length).toBeGreaterThan(15)
  expect(files.filter(file => !file.includes('/') || lineOf(roomOf(file)) < 0)).toEqual([])
  expect(rooms.flat().filter(room => !files.some(file => roomOf(file) === room))).toEqual([])
})

test('a room imports only rooms above its own line, values and types alike', () => {
  const backwards = files.flatMap(file =>
    inner(file).flatMap(other =>
      roomOf(other) !== roomOf(file) && lineOf(roomOf(other)) >= lineOf(roomOf(file)) ? [`${file} -> ${other}`] : []
    )
  )
  expect(files.flatMap(inner).length).toBeGreaterThan(1000)
  expect(backwards).toEqual([])
})

test('pure rooms know no file system, process, network or thread', () => {
  const forbidden = /^(node:(fs|child_process|net|http|https|os|process|worker_threads|cluster|dgram|tls)(\/|$)|@actions\/)/
  expect(pure.length).toBeGreaterThan(3)
  expect(
    files.flatMap(file =>
      pure.includes(roomOf(file))
        ? (imports.get(file) ?? []).filter(name => forbidden.test(name)).map(name => `${file} -> ${name}`)
        : []
    )
  ).toEqual([])
})

/** What may import the file system beside disk/, and why. Nothing here opens a file of a user's tree by a path that a document names. */
const OWN_FILES: readonly (readonly [RegExp, string])[] = [
  [/^disk\//, 'the one door'],
  [/^git\//, "git's own files: settings, attributes, LFS objects, each opened without following links"],
  [
    /^rehearsal\/(postgres\/(dump|pglite|server)|sqlite)\//,
    'the dump, at the place that disk/ allowed; a database and its private folder'
  ],
  [/^(validator|rehearsal\/confined)\//, 'programs of the system, and /proc'],
  [/^load\/linked-folders/, 'lists what is behind links, opens nothing'],
  [/^probes\/sandbox/, 'a private folder of its own'],
  [/^rerun\/packet-copy/, 'a private folder of its own; what is copied into it is read by disk/'],
  [/^github\/(publish|rehearse-run|event)/, "the runner's own files: event, outputs, summary, temporary folder"]
]

test('only disk/ opens files of users', () => {
  const users = files.filter(file => imports.get(file)?.some(name => /^(node:)?fs(\/|$)/.test(name)))
  expect(users.filter(file => !OWN_FILES.some(([place]) => place.test(file)))).toEqual([])
  expect(OWN_FILES.filter(([place]) => !users.some(file => place.test(file)))).toEqual([])
})

/** Folders of rehearsal/ that speak the language of one database. Only the table of drivers knows that they exist. */
const DATABASES = ['postgres', 'sqlite']
/** What else reads SQL of PostgreSQL, and why. */
const READS_POSTGRES = [/^rehearsal\/tools\/(?:flyway|liquibase|psql)\.ts$/]

function outsideOf(databases: readonly string[]): string[] {
  const outside = files.filter(
    file => file.startsWith('rehearsal/') && !databases.some(name => file.startsWith(`rehearsal/${name}/`))
  )
  expect(outside.length).toBeGreaterThan(10)
  return outside
}

test('a rehearsal reaches a database only through its driver', () => {
  const reaching = outsideOf(DATABASES).flatMap(file =>
    READS_POSTGRES.some(one => one.test(file)) || file === 'rehearsal/drivers.ts'
      ? []
      : inner(file)
          .filter(other => DATABASES.some(name => other.startsWith(`rehearsal/${name}/`)))
          .map(other => `${file} -> ${other}`)
  )
  expect(reaching).toEqual([])
})

test('in a rehearsal, nothing but the folder of a database has SQL in it', () => {
  const speaking =
    /\bpg_[a-z]+\b|\bsqlite_[a-z]+\b|\b(?:select|insert into|create (?:role|table|database)|set_config)\b[^\n]*[`']/i
  const sql = outsideOf(DATABASES).flatMap(file =>
    readFileSync(join('src', file), 'utf8')
      .split('\n')
      .filter(line => !/^\s*(?:\/\*|\*|\/\/)/.test(line) && speaking.test(line.replaceAll(/pg_(?:dump|restore)/g, '')))
      .map(line => `${file}: ${line.trim()}`)
  )
  expect(sql).toEqual([])
})

test('only src/github knows the toolkit', () => {
  expect(
    files.filter(file => roomOf(file) !== 'github' && imports.get(file)?.some(name => name.startsWith('@actions/')))
  ).toEqual([])
})

test('no files import each other in a circle, types included', () => {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' -> '))
    if (way.includes(file) || done.has(file)) return
    for (const other of inner(file)) visit(other, [...way, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(circles).toEqual([])
})

test('the entries are exactly the inputs of the build', () => {
  const built = [...readFileSync('scripts/build.ts', 'utf8').matchAll(/'src\/entries\/([\w-]+\.ts)'/g)].map(([, name]) => name)
  expect(built.sort()).toEqual(readdirSync('src/entries').sort())
})
