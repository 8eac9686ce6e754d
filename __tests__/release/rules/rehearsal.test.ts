import { describe, expect, test } from '@jest/globals'
import { denied, instead, NOT_APPLIED, reasons, without } from '../judged.ts'
import { type Documents, sha } from '../packet.ts'

type Edit = (docs: Documents) => void
type Observed = Documents['compatibility.json']['observed'][number]

const observed =
  (change: (table: Observed) => void): Edit =>
  docs => {
    for (const table of docs['compatibility.json'].observed) change(table)
  }

describe('schema-mismatch-ignored', () => {
  test.each<[string, Edit, string]>([
    ['a table is not there', docs => docs['compatibility.json'].observed.pop(), 'public.registry is not there'],
    ['a column is not there', observed(table => table.columns.shift()), 'column id is not there'],
    [
      'a type is another one',
      observed(table => Object.assign(table.columns[0] ?? {}, { type: 'bigint' })),
      'column id is bigint, not integer'
    ],
    [
      'a column may be null',
      observed(table => Object.assign(table.columns[0] ?? {}, { nullable: true })),
      'column id may be null'
    ],
    [
      'a column must not be null',
      observed(table => Object.assign(table.columns[1] ?? {}, { nullable: false })),
      'must not be null'
    ],
    ['the primary key is another one', observed(table => Object.assign(table, { primary_key: ['state'] })), 'primary key'],
    ['there is no primary key', observed(table => delete table.primary_key), 'primary key'],
    ['a unique key is not there', observed(table => Object.assign(table, { unique: [['id']] })), 'a unique key is not there'],
    ['there is no unique key', observed(table => delete table.unique), 'a unique key is not there'],
    ['a foreign key is not there', observed(table => Object.assign(table, { foreign_keys: [] })), 'a foreign key is not there'],
    [
      'there are too few rows',
      docs => Object.assign(docs['expectations.json'].tables[0] ?? {}, { min_rows: 4 }),
      'it has 3 rows, and at least 4 are needed'
    ],
    [
      'a required row is not there',
      observed(table => Object.assign(table, { required_rows: [{ where: { id: '1' }, found: 0 }] })),
      'the registry row'
    ],
    [
      'another row is there',
      observed(table => Object.assign(table, { required_rows: [{ where: { id: '2' }, found: 1 }] })),
      'the registry row'
    ],
    ['nobody looked for the row', observed(table => delete table.required_rows), 'the registry row'],
    [
      'the rollback anchor is not there',
      docs => {
        docs['expectations.json'].rollback_anchor = { table: 'public.registry', column: 'anchor' }
      },
      'rollback anchor'
    ],
    [
      'it says MISMATCH itself',
      docs => {
        docs['compatibility.json'].verdict = 'MISMATCH'
      },
      'its own verdict'
    ]
  ])('%s', (_, edit, reason) => {
    expect(denied(edit)).toEqual(['schema-mismatch-ignored compatibility.json'])
    expect(reasons(edit)).toContain(reason)
  })

  test('nobody compared the schema', () => {
    const found = denied(() => undefined, without('compatibility.json'))
    expect(found).toEqual(['schema-mismatch-ignored execution.json'])
    const honest = denied(() => undefined, instead({ 'compatibility.json': NOT_APPLIED['compatibility.json'] }))
    expect(honest).toEqual(['schema-mismatch-ignored execution.json'])
  })

  test('neighbours: a clone may have more; a mismatch that stopped the rehearsal is honest', () => {
    const more = observed(table => table.columns.push({ name: 'note', type: 'text', nullable: true }))
    expect(denied(more)).toEqual([])
    const { 'execution.json': execution, 'rollback.json': rollback } = NOT_APPLIED
    const stopped = instead({ 'execution.json': execution, 'rollback.json': rollback })
    const mismatch: Edit = docs => {
      docs['compatibility.json'].observed = []
      docs['compatibility.json'].verdict = 'MISMATCH'
    }
    expect(denied(mismatch, stopped)).toEqual([])
    expect(
      denied(docs => {
        docs['compatibility.json'].observed = []
      }, stopped)
    ).toEqual(['schema-mismatch-ignored compatibility.json'])
  })
})

describe('apply-equals-before', () => {
  const unchanged: Edit = docs => {
    docs['execution.json'].after = structuredClone(docs['execution.json'].before)
    docs['execution.json'].changed.tables = []
  }

  test('a fabricated change that changed nothing', () => {
    expect(denied(unchanged)).toEqual(['apply-equals-before execution.json'])
    expect(reasons(unchanged)).toContain('the state before it')
  })

  test('the same parts in another order are the same', () => {
    const shuffled: Edit = docs => {
      unchanged(docs)
      docs['execution.json'].after.tables.reverse()
    }
    expect(denied(shuffled)).toEqual(['apply-equals-before execution.json'])
  })

  test('a change that left alone what it is about', () => {
    const beside: Edit = docs => {
      unchanged(docs)
      docs['execution.json'].after.schema = sha('another schema')
      docs['rollback.json'].applied_again = { schema: sha('another schema') }
      docs['execution.json'].changed.schema = true
    }
    expect(denied(beside)).toEqual(['apply-equals-before execution.json'])
    expect(reasons(beside)).toContain('public.registry are the same')
    expect(
      denied(docs => {
        beside(docs)
        delete docs['expectations.json'].expect_touched
      })
    ).toEqual([])
  })

  test.each<[string, Edit]>([
    [
      'the number of rows',
      docs => {
        unchanged(docs)
        Object.assign(docs['execution.json'].after.tables[0] ?? {}, { rows: 4 })
        docs['execution.json'].changed.tables = ['public.registry']
      }
    ],
    [
      'a table that is gone',
      docs => {
        unchanged(docs)
        docs['execution.json'].after.tables.shift()
        docs['execution.json'].changed.tables = ['public.registry']
      }
    ],
    [
      'a table that is new',
      docs => {
        docs['execution.json'].after.tables.push({ name: 'public.new', rows: 0, sha256: sha('') })
        docs['execution.json'].changed.tables.push('public.new')
      }
    ],
    [
      'a sequence',
      docs => {
        Object.assign(docs['execution.json'].after.sequences[0] ?? {}, { is_called: false })
        docs['execution.json'].changed.sequences = ['public.registry_id_seq']
      }
    ],
    [
      'large objects',
      docs => {
        docs['execution.json'].after.large_objects.count = 1
        docs['execution.json'].changed.large_objects = true
      }
    ]
  ])('neighbour: %s is a change', (_, edit) => {
    expect(denied(edit)).toEqual([])
  })
})

describe('rollback-not-restored', () => {
  const sequence =
    (last_value: string, is_called = true): Edit =>
    docs =>
      Object.assign(docs['rollback.json'].restored.sequences[0] ?? {}, { last_value, is_called })
  const declared: Edit = docs => {
    docs['policy.json'].allow = { sequences_may_advance: ['public.registry_id_seq'] }
    docs['rollback.json'].not_restored = [{ kind: 'sequence', object: 'public.registry_id_seq', detail: 'a gap' }]
  }
  const both =
    (...edits: readonly Edit[]): Edit =>
    docs => {
      for (const edit of edits) edit(docs)
    }

  const between =
    (found: Partial<NonNullable<Documents['rollback.json']['rows_between']>>): Edit =>
    docs => {
      docs['policy.json'].require_rows_between = true
      docs['rollback.json'].rows_between = { kept: [], lost: [], not_generated: [], not_restored: [], ...found }
    }

  test.each<[string, Edit, string]>([
    [
      'rows are left',
      docs => Object.assign(docs['rollback.json'].restored.tables[0] ?? {}, { sha256: sha('x') }),
      'table public.registry'
    ],
    ['a table is left', docs => docs['rollback.json'].restored.tables.push({ name: 't', rows: 0, sha256: sha('') }), 'table t'],
    [
      'the schema is another one',
      docs => {
        docs['rollback.json'].restored.schema = sha('x')
      },
      'before the change: schema'
    ],
    [
      'a large object is left',
      docs => {
        docs['rollback.json'].restored.large_objects.sha256 = sha('x')
      },
      'large-objects'
    ],
    ['a sequence went on', sequence('42'), 'sequence public.registry_id_seq'],
    ['it names what is left', docs => docs['rollback.json'].not_restored.push({ kind: 'table', object: 'a' }), 'table a'],
    [
      'it says NOT_RESTORED',
      docs => {
        docs['rollback.json'].status = 'NOT_RESTORED'
      },
      'its own status'
    ],
    [
      'the script failed',
      docs => {
        docs['rollback.json'].exit_code = 3
      },
      'exit code 3'
    ],
    [
      'the change cannot be applied again',
      docs => {
        docs['rollback.json'].applied_again = { schema: sha('x') }
      },
      'applied again'
    ],
    [
      'the change was not applied again',
      docs => {
        delete docs['rollback.json'].applied_again
      },
      'was not applied again'
    ],
    [
      'the fingerprint is blind',
      docs => {
        docs['rollback.json'].fingerprint.canary_seen = false
      },
      'did not see'
    ],
    [
      'the fingerprint of the execution is blind',
      docs => {
        docs['execution.json'].fingerprint.canary_seen = false
      },
      'did not see'
    ],
    ['an allowed sequence went back', both(declared, sequence('40')), 'sequence public.registry_id_seq'],
    ['an allowed sequence was never called', both(declared, sequence('41', false)), 'sequence public.registry_id_seq'],
    [
      'an allowed sequence is gone',
      both(declared, docs => docs['rollback.json'].restored.sequences.pop()),
      'sequence public.registry_id_seq'
    ],
    [
      'an allowed gap is not told',
      both(declared, sequence('42'), docs => {
        docs['rollback.json'].not_restored = []
      }),
      'not listed as left behind'
    ],
    [
      'the policy requires rows in between, and none were written',
      docs => {
        docs['policy.json'].require_rows_between = true
      },
      'requires rows that are written between the change and its rollback'
    ],
    [
      '… or nothing is listed, though the change touched a table',
      between({}),
      'no row was written between the change and its rollback (public.registry)'
    ],
    [
      '… or none could be written',
      between({ not_generated: [{ table: 'public.registry', reason: 'nobody can' }] }),
      'no row was written between the change and its rollback (public.registry: nobody can)'
    ],
    [
      'another sequence is allowed',
      both(declared, sequence('42'), docs => {
        docs['policy.json'].allow = { sequences_may_advance: ['public.other_seq'] }
      }),
      'sequence public.registry_id_seq'
    ]
  ])('%s', (_, edit, reason) => {
    expect(denied(edit)).toEqual(['rollback-not-restored rollback.json'])
    expect(reasons(edit)).toContain(reason)
  })

  test.each<[string, string]>([
    ['stands where it stood', '41'],
    ['has a gap', '42'],
    ['has a gap that doubles would not see', '9223372036854775807']
  ])('neighbour: an allowed sequence that %s', (_, value) => {
    expect(denied(both(declared, sequence(value)))).toEqual([])
  })

  test.each([{ kept: [{ table: 'public.registry', rows: 1 }] }, { lost: [{ object: 'x', detail: 'new' }] }])(
    'neighbour: rows in between that were kept: %j',
    found => expect(denied(between(found))).toEqual([])
  )

  test('neighbour: a change that touches no table has no rows to lose', () => {
    const edit = both(between({}), docs => {
      docs['execution.json'].after.tables = docs['execution.json'].before.tables
    })
    expect(reasons(edit)).not.toContain('no row was written')
    expect(reasons(between({}))).toContain('no row was written')
  })

  test('an applied change that nobody undid', () => {
    expect(denied(() => undefined, without('rollback.json'))).toEqual(['rollback-not-restored execution.json'])
    const honest = instead({ 'rollback.json': NOT_APPLIED['rollback.json'] })
    expect(denied(() => undefined, honest)).toEqual(['rollback-not-restored execution.json'])
  })

  test('neighbour: an honest packet that applied nothing', () => {
    expect(denied(docs => docs['map.json'].blockers.splice(0), instead(NOT_APPLIED))).toEqual([])
  })
})
