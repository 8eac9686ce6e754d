import { expect, test } from '@jest/globals'
import { readSigner } from '../../src/commands/signed-by.ts'
import { DEFAULTS } from '../../src/options/table.ts'

const identityOf = async (...lines: readonly string[]) =>
  (await readSigner({ ...DEFAULTS, 'signed-by': lines }, '/', undefined)).identity

test('a short name, or one line per part', async () => {
  const issuer = 'https://token.actions.githubusercontent.com'
  expect(await identityOf('acme/widgets')).toEqual({ issuer, repository: 'https://github.com/acme/widgets' })
  expect(
    await identityOf(
      'repository: acme/widgets',
      'workflow: acme/builders/.github/workflows/b.yml@refs/tags/v1',
      'ref: refs/heads/main'
    )
  ).toEqual({
    issuer,
    repository: 'https://github.com/acme/widgets',
    workflow: 'https://github.com/acme/builders/.github/workflows/b.yml@refs/tags/v1',
    ref: 'refs/heads/main'
  })
  expect(await identityOf('identity: jo@example.org', 'issuer: https://accounts.google.com')).toEqual({
    issuer: 'https://accounts.google.com',
    identity: 'jo@example.org'
  })
  expect(
    await identityOf('identity: https://dotcom.releases.github.com', 'repository: acme/widgets', 'ref: refs/tags/v1')
  ).toEqual({
    identity: 'https://dotcom.releases.github.com',
    repository: 'https://github.com/acme/widgets',
    ref: 'refs/tags/v1'
  })
})

test.each([
  ['a pattern', ['acme/*']],
  ['a pattern in a workflow', ['acme/widgets', 'workflow: .github/workflows/*.yml']],
  ['a regular expression', ['repository: ^https://github.com/acme/']],
  ['a part that does not exist', ['acme/widgets', 'branch: main']],
  ['a part twice', ['acme/widgets', 'repository: acme/other']],
  ['a short ref', ['acme/widgets', 'ref: main']],
  ['a workflow alone', ['workflow: .github/workflows/x.yml']],
  ['an issuer alone', ['issuer: https://accounts.google.com']],
  ['an identity without its issuer', ['identity: jo@example.org']],
  ['the name of all releases without a repository', ['identity: https://dotcom.releases.github.com']],
  ['a short repository of another issuer', ['acme/widgets', 'issuer: https://gitlab.com']],
  ['an issuer over http', ['acme/widgets', 'issuer: http://example.test']]
])('refused: %s', async (_, lines) => {
  await expect(identityOf(...lines)).rejects.toThrow(/"signed-by"/)
})

test('a key and an identity at once, and files without either, are refused', async () => {
  const read = (more: object) => readSigner({ ...DEFAULTS, ...more }, '/', undefined)
  await expect(read({ 'signed-by': ['acme/widgets'], 'public-key': 'key.pub' })).rejects.toThrow(/only one of them/)
  await expect(read({ bundle: 'x.json' })).rejects.toThrow(/name who must have signed/)
  await expect(read({ 'public-key': 'no-such-key.pub' })).rejects.toThrow(
    /"no-such-key.pub" in "public-key" cannot be read: ENOENT/
  )
})
