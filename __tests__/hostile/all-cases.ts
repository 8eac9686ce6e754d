import type { HostileCase } from './case.ts'
import { BAGS } from './cases/bags.ts'
import { COMMAND_LINE_CASES } from './cases/command-line.ts'
import { COVERAGE } from './cases/coverage.ts'
import { ELSEWHERE } from './cases/elsewhere.ts'
import { casesOf } from './cases/every-format.ts'
import { EXCESS } from './cases/excess.ts'
import { GRAMMAR } from './cases/grammar.ts'
import { IN_PLACE, ON_THE_WAY } from './cases/in-place.ts'
import { MANIFESTS } from './cases/manifests.ts'
import { NAMES } from './cases/names.ts'
import { NATIVE } from './cases/native.ts'
import { OTHER_COMMANDS } from './cases/other-commands.ts'
import { RELEASES } from './cases/releases.ts'
import { SIZES_AND_RIGHTS } from './cases/sizes-and-rights.ts'
import { WRITTEN_LISTS } from './cases/written-lists.ts'
import { LIST_FORMATS, type ListFormatName } from './lists.ts'

// The keys of a literal that is checked against the contract's names of formats.
export const FORMAT_NAMES = Object.keys(LIST_FORMATS) as readonly ListFormatName[]

/** The whole suite. */
export const CASES: readonly HostileCase[] = [
  ...FORMAT_NAMES.flatMap(casesOf),
  ...WRITTEN_LISTS,
  ...GRAMMAR,
  ...NATIVE,
  ...BAGS,
  ...IN_PLACE,
  ...ON_THE_WAY,
  ...SIZES_AND_RIGHTS,
  ...ELSEWHERE,
  ...NAMES,
  ...COVERAGE,
  ...MANIFESTS,
  ...COMMAND_LINE_CASES,
  ...RELEASES,
  ...OTHER_COMMANDS,
  ...EXCESS
]
