import { readFileSync } from 'node:fs'
import { openPglite } from './engine/pglite/open.ts'
import { fingerprint } from './fingerprint/fingerprint.ts'
import { seesChanges } from './fingerprint/canary.ts'
let t = performance.now()
const lap = (s: string) => { console.log(s, Math.round(performance.now() - t), Math.round(process.memoryUsage().rss/1e6)); t = performance.now() }
const e = await openPglite({deadlineMs: 30000}); lap('open')
console.dir(e)
try {
const s = await e.connect('script')
await s.run(readFileSync('__tests__/rehearsal/battery/production.sql', 'utf8')); lap('load')
console.log(await s.rows('select $1::text, null, 3.5, current_user', ["a'ä"]))
try { await s.rows('select 1 from nope') } catch (e) { console.log('expected', e) }
try { await s.rows('selec $1', ['1']) } catch (e) { console.log('expected', e) }
try { await s.copyOut('copy nope to stdout', () => {}) } catch (e) { console.log('expected', String(e)) }
try { await s.copyIn('copy nope from stdin', (async function* () { yield Buffer.from('5\tx\n6\ty\n') })()) } catch (e) { console.log('expected', String(e)) }
try { await s.copyIn('copy gov.ledger from stdin', (async function* () { yield Buffer.from('5\tx\n6\ty\n') })()) } catch (e) { console.log('expected', String(e)) }
await s.run('create table t(a int, b text)')
console.log(await s.copyIn('copy t from stdin', (async function* () { yield Buffer.from('5\tx\n6\ty\n') })()), await s.rows('select * from t'))
await s.run('drop table t')
await s.close()
await e.demote(); lap('demote')
const s2 = await e.connect('superuser')
const p = await fingerprint(s2); lap('fingerprint')
const p2 = await fingerprint(s2); lap('fingerprint')
console.log(JSON.stringify(p.state) === JSON.stringify(p2.state), p.catalog.entries.size, p.state.large_objects, p.state.tables.find(t => t.name === 'gov.birth_registry'))
console.log(await seesChanges(s2, p)); lap('canary')
await s2.close()
await e.alive(); lap('alive')
const s3 = await e.connect('script')
for (const q of [`select pg_read_file('/etc/passwd')`, 'create extension dblink', 'alter system set port=1', 'create role x', 'create schema bb', `do $$begin execute 'copy (select 1) to prog'||'ram ''id'''; end$$`, `reset session authorization`, `copy (select 1) to program 'id'`])
  await s3.run(q).then(() => console.log('ran', q), e => console.log(e.code, q))
await s3.rows('select 1').then(r => console.log('ANSWER', r), e => console.log('expected', String(e)))
await e.alive().catch(e => console.log('expected', String(e)))
await s3.close()
} finally { t = performance.now(); console.log(await e.destroy()); lap('destroy') }
