import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from '@jest/globals'
import { gate } from '../../../src/gate/gate.ts'
import { matchesSeal } from '../../../src/model/digest.ts'
import { testWithVectors, vectors, vectorsTitle } from '../../support/vectors.ts'
import { read } from '../reading.ts'

const readFile = (path: string) => read(readFileSync(path), 'auto', { fileName: basename(path) })

/** The finding for each bad object whose fault is in the inventory, in the digest beside it, or in the content. */
const OCFL_REFUSED: readonly (readonly [string, string])[] = [
  ['E001_invalid_version_format', 'manifest-malformed'],
  ['E008_E036_no_versions_no_head', 'manifest-malformed'],
  ['E010_skipped_versions', 'manifest-malformed'],
  ['E011_E013_invalid_padded_head_version', 'manifest-malformed'],
  ['E015_content_not_in_content_dir', 'manifest-path-unsafe'],
  ['E017_invalid_content_dir', 'manifest-malformed'],
  ['E019_inconsistent_content_dir', 'manifest-path-unsafe'],
  ['E023_extra_file', 'unsealed'],
  ['E025_wrong_digest_algorithm', 'manifest-malformed'],
  ['E036_no_head', 'manifest-malformed'],
  ['E036_no_id', 'manifest-malformed'],
  ['E040_head_not_most_recent', 'manifest-malformed'],
  ['E040_wrong_head_doesnt_exist', 'manifest-malformed'],
  ['E040_wrong_head_format', 'manifest-malformed'],
  ['E041_no_manifest', 'manifest-malformed'],
  ['E049_E050_E054_bad_version_block_values', 'manifest-malformed'],
  ['E049_created_no_timezone', 'manifest-malformed'],
  ['E049_created_not_to_seconds', 'manifest-malformed'],
  ['E050_manifest_digest_wrong_case', 'manifest-malformed'],
  ['E050_state_digest_not_in_manifest', 'manifest-malformed'],
  ['E053_E052_invalid_logical_paths', 'manifest-path-unsafe'],
  ['E058_no_sidecar', 'manifest-unreadable'],
  ['E060_E064_root_inventory_digest_mismatch', 'manifest-conflict'],
  ['E061_invalid_sidecar', 'manifest-malformed'],
  ['E063_no_inv', 'manifest-not-found'],
  ['E092_E093_content_path_does_not_exist', 'missing'],
  ['E092_content_file_digest_mismatch', 'digest-mismatch'],
  ['E095_conflicting_logical_paths', 'manifest-path-duplicate'],
  ['E095_non_unique_logical_paths', 'manifest-path-duplicate'],
  ['E096_manifest_duplicate_digests', 'manifest-key-duplicate'],
  ['E100_E099_fixity_invalid_content_paths', 'manifest-malformed'],
  ['E001_extra_dir_in_root', 'manifest-malformed'],
  ['E001_extra_file_in_root', 'manifest-malformed'],
  ['E001_v2_file_in_root', 'manifest-malformed'],
  ['E003_E063_empty', 'manifest-not-found'],
  ['E003_no_decl', 'manifest-malformed'],
  ['E007_bad_declaration_contents', 'manifest-malformed'],
  ['E010_missing_versions', 'manifest-malformed'],
  ['E023_old_manifest_missing_entries', 'manifest-conflict'],
  ['E037_inconsistent_id', 'manifest-malformed'],
  ['E040_wrong_version_in_version_dir', 'manifest-malformed'],
  ['E046_root_not_most_recent', 'manifest-malformed'],
  ['E060_version_inventory_digest_mismatch', 'manifest-conflict'],
  ['E064_different_root_and_latest_inventories', 'manifest-malformed'],
  ['E066_E092_old_manifest_digest_incorrect', 'manifest-conflict'],
  ['E066_algorithm_change_state_mismatch', 'manifest-conflict'],
  ['E066_inconsistent_version_state', 'manifest-conflict'],
  ['E067_file_in_extensions_dir', 'manifest-malformed'],
  ['E092_algorithm_change_incorrect_digest', 'manifest-conflict'],
  ['E093_fixity_digest_mismatch', 'manifest-conflict'],
  ['E097_fixity_duplicate_digests', 'manifest-key-duplicate'],
  ['E103_older_spec_v2', 'manifest-malformed'],
  ['E100_E099_manifest_invalid_content_paths', 'manifest-path-unsafe'],
  ['E101_non_unique_content_paths', 'manifest-path-duplicate'],
  ['E107_file_in_manifest_not_used', 'manifest-malformed']
]

/** Verdict and codes of a run on one object. */
async function judgeObject(cwd: string): Promise<readonly [string, readonly string[]]> {
  const request = { cwd: realpathSync(cwd), manifests: ['inventory.json'], format: 'auto', covers: [], unsealed: 'fail' } as const
  const { verdict, findings } = await gate({ ...request, requireClearance: false, git: false }, null)
  return [verdict, findings.map(({ code }) => code)]
}

testWithVectors(vectorsTitle('OCFL: good objects pass, and bad ones are refused for their own reason'), async () => {
  const folder = vectors('ocfl.tar.gz')
  const objects = ['1.0', '1.1'].flatMap(version =>
    ['good-objects', 'warn-objects', 'bad-objects'].flatMap(kind =>
      readdirSync(join(folder, version, kind)).map(name => ({ kind, name, path: join(folder, version, kind, name) }))
    )
  )
  const passed: string[] = []
  const refused = new Set<string>()
  for (const { kind, name, path } of objects) {
    const code = OCFL_REFUSED.find(([known]) => known === name)?.[1]
    const [verdict, codes] = await judgeObject(path)
    if (code === undefined && kind !== 'bad-objects') {
      // An object without any content has nothing to check.
      const expected = name === 'minimal_no_content' ? ['unverifiable', ['manifest-empty']] : ['pass', []]
      expect([name, [verdict, codes]]).toEqual([name, expected])
      passed.push(name)
    } else {
      expect([name, verdict === 'pass', codes.includes(code ?? '')]).toEqual([name, false, true])
      refused.add(name)
    }
  }
  expect([...refused].toSorted()).toEqual(OCFL_REFUSED.map(([name]) => name).toSorted())
  expect(passed.length).toBeGreaterThan(40)
})

testWithVectors(vectorsTitle('SPDX: documents in each version seal the files that they describe'), async () => {
  const folder = join(vectors('spdx-examples.tar.gz'), 'software')
  const rows = [
    ['example1/spdx2.2/example1.spdx', 'example1/content', 'spdx-tag'],
    ['example10/spdx2.3/hello-source.spdx.json', 'example10/content/hello', 'spdx'],
    ['example10/spdx3.0/hello-source.spdx3.json', 'example10/content/hello', 'spdx']
  ] as const
  for (const [document, root, expected] of rows) {
    const { format, problems, seals } = await readFile(join(folder, document))
    expect({ format, problems }).toEqual({ format: expected, problems: [] })
    const intact = seals.filter(seal => {
      const path = join(folder, root, seal.path)
      return existsSync(path) && matchesSeal(seal, readFileSync(path))
    })
    expect([document, intact.length]).toEqual([document, seals.length])
  }
})

testWithVectors(vectorsTitle('OMS: valid bundles are read, and a statement of another type is refused'), async () => {
  const folder = join(vectors('oms-v1.0.tar.gz'), 'test-vectors/v1.0')
  for (const name of readdirSync(join(folder, 'valid')))
    expect((await readFile(join(folder, 'valid', name))).seals.map(({ path }) => path)).toEqual(['signme-1', 'signme-2'])
  // What lacks a part of the signature is no list without it: nothing is sealed by what is not there.
  for (const name of ['empty', 'missing-envelope'])
    expect((await readFile(join(folder, 'invalid', `${name}.bundle.json`))).seals).toEqual([])
  const wrong = await readFile(join(folder, 'invalid-payload/wrong-predicate.bundle.json'))
  expect(wrong).toMatchObject({ seals: [], problems: [{ code: 'manifest-schema-unknown' }] })
})
