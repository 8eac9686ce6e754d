import { describe, expect, test } from '@jest/globals'
import { type ConfinedProcess, type SafeClone, WALLS } from '../../../src/release/documents/clone-provenance.ts'
import { denied, instead, NOT_APPLIED, reasons, without } from '../judged.ts'
import type { Documents } from '../packet.ts'

type Edit = (docs: Documents) => void

const clone =
  (change: (document: SafeClone) => void): Edit =>
  docs =>
    change(docs['provenance.json'])
const isolation = (facts: object) => clone(document => Object.assign(document.isolation, facts))
const environment =
  (facts: object): Edit =>
  docs => {
    Object.assign(docs['provenance.json'].environment, facts)
    Object.assign(docs['execution.json'].environment, facts)
  }
const connection =
  (facts: object): Edit =>
  docs => {
    Object.assign(docs['provenance.json'].environment.connection, facts)
    Object.assign(docs['execution.json'].environment.connection, facts)
  }
const inProcess: Edit = docs => {
  docs['provenance.json'].isolation = { engine: 'pglite', in_process: true, host_files_visible: false }
  for (const { environment: place } of [docs['provenance.json'], docs['execution.json']]) {
    place.engine = 'pglite'
    place.connection.kind = 'in-process'
  }
}

const CONFINED: ConfinedProcess = {
  in_webassembly: true,
  held_back: [...WALLS],
  permission_model: true,
  no_new_privileges: true,
  own_network_namespace: true,
  own_process_namespace: true,
  inherited_environment: []
}

/** Evidence of an embedded engine that ran in a process with these facts. */
const confined =
  (facts: Partial<ConfinedProcess>, more: object = {}): Edit =>
  docs => {
    inProcess(docs)
    docs['provenance.json'].isolation = {
      engine: 'pglite',
      process: { ...CONFINED, ...facts },
      host_files_visible: false,
      ...more
    }
    connection({ kind: 'pipe' })(docs)
  }

describe('clone-not-isolated', () => {
  test.each<[string, Edit, string]>([
    ['listens', isolation({ listen_addresses: '*' }), 'listens on network addresses'],
    ['has open sockets', isolation({ listening_tcp_sockets: 1 }), 'TCP sockets are open'],
    ['shares the network', isolation({ own_network_namespace: false }), 'shares the network'],
    ['has an interface', isolation({ interfaces: ['lo', 'eth0'] }), 'more than the loopback'],
    ['has a route', isolation({ routes: 1 }), 'its network has routes'],
    ['is reached over the network', isolation({ connected_over_network: true }), 'came over the network'],
    ['has foreign data', isolation({ data_directory_is_ours: false }), 'not the throwaway one'],
    ['has open data', isolation({ data_directory_mode: '755' }), 'open to others'],
    ['inherits variables', isolation({ inherited_environment: ['PGHOST'] }), 'PGHOST'],
    ['runs scripts as superuser', isolation({ scripts_as_superuser: true }), 'as superuser'],
    ['was never tried', isolation({ escape_attempts: [] }), 'no escape was attempted'],
    ['was escaped from', isolation({ escape_attempts: [{ attempt: 'x', refused: false }] }), '1 of 1 attempts'],
    ['still exists', clone(document => Object.assign(document, { destroyed: false })), 'not destroyed'],
    ['is reached by TCP', connection({ kind: 'tcp', host: '127.0.0.1' }), 'by tcp'],
    ['has a host name', connection({ host: 'clone.example' }), 'under a host name']
  ])('a clone that %s', (_, edit, reason) => {
    expect(denied(edit)).toEqual(['clone-not-isolated provenance.json'])
    expect(reasons(edit)).toContain(reason)
  })

  test.each<[string, object]>([
    ['outside the process', { in_process: false }],
    ['with files of the machine', { host_files_visible: true }]
  ])('an embedded engine %s', (_, facts) => {
    const edit: Edit = docs => {
      inProcess(docs)
      isolation(facts)(docs)
    }
    expect(denied(edit)).toEqual(['clone-not-isolated provenance.json'])
  })

  test.each<[string, Edit, string]>([
    ['is not WebAssembly', confined({ in_webassembly: false }), 'did not run as WebAssembly'],
    ...WALLS.map((wall): [string, Edit, string] => [
      `is not held back from ${wall}`,
      confined({ held_back: WALLS.filter(one => one !== wall) }),
      `held its process back from: ${wall.replace('_', ' ')}`
    ]),
    ['has no permission model', confined({ permission_model: false }), 'permission model was off'],
    ['inherits variables', confined({ inherited_environment: ['GITHUB_TOKEN'] }), 'GITHUB_TOKEN'],
    ['sees files of the machine', confined({}, { host_files_visible: true }), 'visible to SQL'],
    ['names two processes', confined({}, { in_process: true }), 'two processes'],
    ['names no process', confined({}, { process: undefined }), 'nothing shows what process'],
    [
      'was reached from within, though it is a process of its own',
      docs => {
        confined({})(docs)
        connection({ kind: 'in-process' })(docs)
      },
      'by in-process, not by pipe'
    ]
  ])('the process of an embedded engine that %s', (_, edit, reason) => {
    expect(denied(edit)).toEqual(['clone-not-isolated provenance.json'])
    expect(reasons(edit)).toContain(reason)
  })

  test('neighbours: a confined process, also where the system has no namespaces', () => {
    expect(denied(confined({}))).toEqual([])
    const bare = { no_new_privileges: false, own_network_namespace: false, own_process_namespace: false }
    expect(denied(confined(bare))).toEqual([])
  })

  test('neighbours: an embedded engine, mode 0700, a shared network that the policy allows', () => {
    expect(denied(inProcess)).toEqual([])
    expect(denied(isolation({ data_directory_mode: '0700' }))).toEqual([])
    const shared: Edit = docs => {
      docs['policy.json'].allow = { shared_network: true }
      isolation({ own_network_namespace: false, interfaces: ['lo', 'eth0'], routes: 3 })(docs)
    }
    expect(denied(shared)).toEqual([])
  })

  test('the leave to share a network is no leave for anything else', () => {
    const shared: Edit = docs => {
      docs['policy.json'].allow = { shared_network: true }
      isolation({ own_network_namespace: false, listening_tcp_sockets: 1 })(docs)
    }
    expect(denied(shared)).toEqual(['clone-not-isolated provenance.json'])
  })

  test('a rehearsal without provenance', () => {
    const found = denied(() => undefined, without('provenance.json'))
    expect(found).toEqual([
      'clone-not-isolated compatibility.json',
      'clone-not-isolated execution.json',
      'clone-not-isolated rollback.json'
    ])
  })
})

describe('clone-points-to-production', () => {
  test.each<[string, Edit, string]>([
    ['is production', environment({ system_identifier: '7100000000000000001' }), 'system identifier of production'],
    [
      'is its own source',
      docs => {
        docs['provenance.json'].source.system_identifier = '7400000000000000001'
      },
      'system identifier of production'
    ],
    [
      'holds a way out',
      clone(document => document.leads.found.push({ kind: 'foreign-server', object: 'reporting' })),
      'foreign-server reporting'
    ],
    [
      'names production',
      clone(document => document.leads.found.push({ kind: 'production-name', object: 'f()', host: 'DB.prod.example.' })),
      'name an endpoint of production'
    ],
    ['was not searched whole', clone(document => document.leads.checked.pop()), 'not searched for: production-name']
  ])('a clone that %s', (_, edit, reason) => {
    expect(denied(edit)).toEqual(['clone-points-to-production provenance.json'])
    expect(reasons(edit)).toContain(reason)
  })

  test('a connection to production is denied for both reasons', () => {
    const found = denied(connection({ host: 'DB.PROD.example.' }))
    expect(found).toEqual(['clone-not-isolated provenance.json', 'clone-points-to-production provenance.json'])
  })

  test('a way out that is not production is said without it', () => {
    const edit = clone(document => document.leads.found.push({ kind: 'subscription', object: 's', host: 'other.example' }))
    expect(reasons(edit)).not.toContain('endpoint of production')
  })

  test('without a policy nobody knows what production is', () => {
    expect(denied(() => undefined, without('policy.json'))).toContain('clone-points-to-production provenance.json')
  })

  test('neighbour: without a source identifier', () => {
    expect(
      denied(docs => {
        docs['provenance.json'].source = {}
      })
    ).toEqual([])
  })
})

describe('clone-has-secrets', () => {
  test.each<[string, Edit, string]>([
    [
      'were found',
      clone(document => document.secret_scan.findings.push({ rule: 'aws', path: 'dump.sql', line: 7 })),
      'aws in dump.sql:7'
    ],
    [
      'stand in columns',
      clone(document => document.secret_scan.columns.push({ table: 'users', column: 'password', values: 2 })),
      'users.password'
    ],
    ['were looked for with no rule', clone(document => Object.assign(document.secret_scan, { rules: 0 })), 'without any rule'],
    [
      'were not looked for',
      clone(document => Object.assign(document.secret_scan, { scanned: [] })),
      'not the one that was searched'
    ],
    [
      'were looked for in another file',
      clone(document => {
        document.secret_scan.scanned = [{ path: 'README.md', sha256: 'a'.repeat(64), bytes: 1 }]
      }),
      'not the one that was searched'
    ]
  ])('secrets that %s', (_, edit, reason) => {
    expect(denied(edit)).toEqual(['clone-has-secrets provenance.json'])
    expect(reasons(edit)).toContain(reason)
  })

  test('neighbour: an honest packet that refused the dump for its secrets', () => {
    const refused = {
      ...(NOT_APPLIED['provenance.json'] as object),
      refused_dump: { path: 'dump.sql', sha256: 'a'.repeat(64), bytes: 1, format: 'plain' },
      secret_scan: {
        scanner: 's',
        rules: 1,
        scanned: [],
        findings: [{ rule: 'aws', path: 'dump.sql' }],
        columns: []
      }
    }
    expect(
      denied(() => undefined, instead({ ...NOT_APPLIED, 'provenance.json': refused })).filter(one => one.includes('secrets'))
    ).toEqual([])
  })
})
