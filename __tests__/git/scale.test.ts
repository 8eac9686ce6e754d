import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { askGit } from '../../src/git/explain-file.ts'
import type { DriftedFile } from '../../src/git/model.ts'
import { sha256 } from '../drift/sealing.ts'
import { sealOf } from '../support/seals.ts'
import { Sandbox } from './repositories.ts'

const FILES = 3000

test('thousands of files of an autocrlf checkout cost a handful of processes', async () => {
  const box = new Sandbox()
  box.git('', 'init', '-q', 'origin')
  const contents = Array.from({ length: FILES }, (_, n) => `${`${n} ${sha256(Buffer.from(String(n)))}\n`.repeat(50)}`)
  for (const [n, content] of contents.entries()) box.put('origin', `d${n % 100}/f${n}.txt`, content)
  box.git('origin', 'add', '-A')
  box.git('origin', 'commit', '-qm', 'sealed')
  box.clone('origin', 'r', '-c', 'core.autocrlf=true')
  const files = contents.map((content, n): DriftedFile => {
    const crlf = Buffer.from(content.replaceAll('\n', '\r\n'))
    return { seal: sealOf(`d${n % 100}/f${n}.txt`, content), found: { bytes: crlf.length, digests: { sha256: sha256(crlf) } } }
  })
  box.put('bin', 'git', `#!/bin/sh\necho "$*" >> '${box.path('calls')}'\nPATH="\${PATH#*:}" exec git "$@"\n`)
  chmodSync(box.path('bin/git'), 0o755)
  const environment = { ...box.environment, PATH: `${box.path('bin')}:${box.environment['PATH']}` }

  let checkout = 0
  for await (const { layer, source, because } of (await askGit(box.path('r'), files, { environment })).search()) {
    if (layer === 'checkout' && source === 'HEAD' && because?.[0]?.text === 'core.autocrlf=true') checkout++
  }
  expect(checkout).toBe(FILES)
  const calls = () => (existsSync(box.path('calls')) ? readFileSync(box.path('calls'), 'utf8').trimEnd().split('\n').length : 0)
  expect(calls()).toBeLessThanOrEqual(7)
  const before = calls()

  const survey = await askGit(box.path('r'), files, { environment })
  const layers = contents.map((content, index) => survey.explain(index, Buffer.from(content))?.layer)
  for await (const _ of survey.search()) throw new Error('nothing is left to search')
  expect(layers.filter(layer => layer === 'checkout')).toHaveLength(FILES)
  expect(calls() - before).toBeLessThanOrEqual(5)
})
