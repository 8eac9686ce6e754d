import type { Report } from '../../model/report.ts'
import { pluralize, withThousands } from '../counts.ts'
import { type Tone, toneOf } from '../run-sentences.ts'

const COLOUR: Readonly<Record<Tone, string>> = { pass: 'brightgreen', held: 'yellow', fail: 'red', unverifiable: 'orange' }

/** A badge, as the endpoint of shields.io reads it: https://shields.io/badges/endpoint-badge */
export function renderBadge(report: Report): string {
  return `${JSON.stringify({ schemaVersion: 1, label: 'Seal Gate', message: messageOf(report), color: COLOUR[toneOf(report)] })}\n`
}

function messageOf(report: Report): string {
  const { sealed, intact } = report.counts
  switch (toneOf(report)) {
    case 'pass':
      return `${pluralize(intact, 'file')} intact${intact < sealed ? `, ${withThousands(sealed - intact)} accepted` : ''}`
    case 'held':
      return 'intact, held'
    case 'fail':
      return intact === sealed ? 'refused' : `${withThousands(sealed - intact)} of ${withThousands(sealed)} not as sealed`
    case 'unverifiable':
      return 'not verifiable'
  }
}
