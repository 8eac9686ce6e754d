import { readFileSync } from 'node:fs'
import { findBinaries } from './engine/postgres/binaries.ts'
import { openPostgres } from './engine/postgres/open.ts'
import { seesChanges } from './fingerprint/canary.ts'
import { catalogDifferences } from './fingerprint/catalog-difference.ts'
import { fingerprint } from './fingerprint/fingerprint.ts'
import { rowDifference } from './fingerprint/row-difference.ts'

const b = findBinaries()
if (!b) throw 1
let t = performance.now()
const lap = (s: string) => {
  console.log(s, Math.round(performance.now() - t))
  t = performance.now()
}
const e = await openPostgres({ binaries: b })
lap('open')
try {
  const s = await e.connect('script')
  await s.run(readFileSync('__tests__/rehearsal/battery/production.sql', 'utf8'))
  lap('load')
  await s.close()
  await e.demote()
  await e.keepUntouched!()
  lap('keep')
  const s2 = await e.connect('superuser')
  const p = await fingerprint(s2)
  lap('fingerprint')
  console.log(p.state, p.catalog.entries.size, JSON.stringify([...p.catalog.entries]).length)
  const p2 = await fingerprint(s2)
  lap('fingerprint')
  console.log(catalogDifferences(p.catalog, p2.catalog), JSON.stringify(p.state) === JSON.stringify(p2.state))
  console.log(await seesChanges(s2, p))
  lap('canary')
  await s2.run(
    `alter table gov.birth_registry disable trigger user; update gov.birth_registry set state='rejected' where seq_no in (1000, 1007); delete from gov.ledger where id = 5; insert into gov.ledger(id,acct) values (-1, 3);insert into gov.no_key values (1,'dup'); alter role auditor password 'x'; grant select on gov.ledger to auditor`
  )
  const p3 = await fingerprint(s2)
  console.log(catalogDifferences(p.catalog, p3.catalog))
  const u = await e.connectUntouched!()
  const key = Buffer.from('k')
  for (const n of ['gov.birth_registry', 'gov.ledger', 'gov.no_key', 'gov."Odd ""Name"""', 'gov.none'])
    console.dir(await rowDifference(u, s2, n, { key }), { depth: 5 })
} finally {
  t = performance.now()
  console.log(await e.destroy())
  lap('destroy')
}
