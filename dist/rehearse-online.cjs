const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_rehearsal = require("./rehearsal.cjs"), require_pglite_files = require("./pglite-files.cjs");
let node_timers_promises = require("node:timers/promises");
// src/rehearsal/postgres/online/bystander.ts
var Bystander = class Bystander {
	who;
	table;
	pid;
	#session;
	#text;
	#work;
	#isBusy = !1;
	#isGone = !1;
	constructor(who, table, text, session, pid) {
		this.who = who, this.table = table, this.#text = text, this.#session = session, this.pid = pid;
	}
	static async of(who, table, texts, session) {
		await session.run("set lock_timeout = 0; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
		let [[pid] = []] = await session.rows("select pg_catalog.pg_backend_pid()::text");
		for (let text of texts) {
			let one = new Bystander(who, table, text, session, pid ?? "");
			one.start();
			let refused = await one.done();
			if (await one.end(), refused === void 0) return one;
		}
	}
	get isUnderWay() {
		return this.#work !== void 0;
	}
	get isBusy() {
		return this.#isBusy;
	}
	get isGone() {
		return this.#isGone;
	}
	start() {
		this.#isBusy = !0, this.#work = this.#run();
	}
	async #run() {
		try {
			await this.#session.run(this.#text);
			return;
		} catch (error) {
			if (error instanceof require_rehearsal.SqlError) return error;
			if (!(error instanceof require_rehearsal.EngineDied)) throw error;
			return this.#isGone = !0, new require_rehearsal.SqlError("its session was ended", "57P01");
		} finally {
			this.#isBusy = !1;
		}
	}
	async done() {
		let result = await this.#work;
		return this.#work = void 0, result;
	}
	async end() {
		try {
			this.#isGone || await this.#session.run("rollback");
		} catch (error) {
			if (!(error instanceof require_rehearsal.EngineDied)) throw error;
			this.#isGone = !0;
		}
	}
};
// src/rehearsal/postgres/online/broken-reason.ts
const REASONS = /* @__PURE__ */ new Map([
	["23502", "a column that it does not know must have a value"],
	["23503", "a foreign key refuses its row"],
	["23514", "a check refuses its row"],
	["3F000", "the schema no longer exists"],
	["40P01", "it is in a deadlock with the change"],
	["42501", "it no longer has the right"],
	["42703", "a column that it names no longer exists"],
	["42P01", "the table no longer exists"],
	["428C9", "a column that it sets is generated now"],
	["42804", "a column that it sets has another type"],
	["55000", "the table can no longer be written to"],
	["57014", "it was cancelled"],
	["57P01", "its session was ended"]
]);
function brokenReason({ code }) {
	return `${REASONS.get(code) ?? "the server refuses it"} (${code})`;
}
// src/rehearsal/postgres/online/company.ts
const STRONG = /^(?:ShareLock|ShareRowExclusiveLock|ExclusiveLock|AccessExclusiveLock)$/;
var Company = class {
	stopped = [];
	waited = [];
	broken = [];
	#observer;
	#pid;
	#tables;
	#open = /* @__PURE__ */ new Set();
	#standing = [];
	#held = /* @__PURE__ */ new Map();
	#times = [];
	#line = 1;
	#timeout;
	#nearby = [];
	constructor(observer, pid, tables) {
		this.#observer = observer, this.#pid = pid, this.#tables = tables;
	}
	async arrive(line, tables, timeout) {
		this.#line = line, this.#timeout = timeout, this.#nearby = tables.filter((name) => this.#tables.has(name));
		for (let name of this.#nearby) {
			let transaction = this.#tables.get(name)?.transaction;
			transaction === void 0 || transaction.isGone || this.#open.has(transaction) || this.#held.has(name) || (this.#open.add(transaction), transaction.start(), await this.#untilStill(transaction));
		}
	}
	async watch(statement) {
		let started = performance.now(), paused = 0, isRunning = !0, settled = statement.then(() => isRunning = !1, () => isRunning = !1);
		for (; isRunning;) await Promise.race([settled, (0, node_timers_promises.setTimeout)(5)]), isRunning && (paused += await this.#letPass());
		return this.#times.push(performance.now() - started - paused), await statement;
	}
	async #letPass() {
		let seen = performance.now(), blockers = await this.#blockersOf(this.#pid), waitedFor = [...this.#open].filter(({ pid }) => blockers.includes(pid));
		if (waitedFor.length === 0) return 0;
		let timeout = this.#timeout, lock = await this.#requestedLock();
		for (let { table } of waitedFor) {
			let standing = this.#standing.length;
			await this.#send(table, lock, !0);
			let isQueued = this.#standing.length > standing;
			this.waited.push({
				line: this.#line,
				table,
				...timeout !== void 0 && { timeout },
				isQueued
			});
		}
		for (let one of waitedFor) await this.#leave(one);
		return performance.now() - seen;
	}
	async stay({ locks, changedRows }) {
		for (let { relation, mode } of locks) STRONG.test(mode) ? this.#held.set(relation, mode) : /^Row(?:Exclusive|Share)Lock$/.test(mode) && !this.#held.has(relation) && this.#held.set(relation, "row locks");
		for (let [name, lock] of this.#held) (STRONG.test(lock) || changedRows > 0 || this.#nearby.includes(name)) && await this.#send(name, lock, !1);
	}
	async part() {
		let [[state] = []] = await this.#observer.rows("select state from pg_catalog.pg_stat_activity where pid = $1::int", [this.#pid]);
		(state === "idle" || state === void 0) && await this.depart();
	}
	async depart() {
		let times = this.#times;
		for (let { one, line, lock, from, isQueued } of this.#standing) {
			let milliseconds = times.slice(from).reduce((sum, time) => sum + time, 0);
			one.who !== "transaction" && this.stopped.push({
				who: one.who,
				table: one.table,
				line,
				lock,
				milliseconds,
				isQueued
			}), await this.#finish(one, line);
		}
		for (let one of [...this.#open]) await this.#leave(one);
		this.#standing = [], this.#times = [], this.#held.clear();
	}
	async look() {
		for (let { reader, writer } of this.#tables.values()) for (let one of [reader, writer]) one === void 0 || one.isGone || (one.start(), await this.#finish(one));
	}
	async #send(table, lock, isQueued) {
		let { reader, writer } = this.#tables.get(table) ?? {};
		for (let one of [reader, writer]) one === void 0 || one.isGone || one.isUnderWay || (one.start(), await this.#untilStill(one) ? this.#standing.push({
			one,
			line: this.#line,
			lock,
			from: Math.max(0, this.#times.length - +!isQueued),
			isQueued
		}) : await this.#finish(one, this.#line));
	}
	async #untilStill(one) {
		for (; one.isBusy;) {
			if ((await this.#blockersOf(one.pid)).length > 0) return !0;
			await (0, node_timers_promises.setTimeout)(5);
		}
		return !1;
	}
	async #requestedLock() {
		let [[mode] = []] = await this.#observer.rows("select mode from pg_catalog.pg_locks where pid = $1::int and not granted and locktype = 'relation'", [this.#pid]);
		return mode ?? "the end of transactions";
	}
	async #blockersOf(pid) {
		return (await this.#observer.rows("select pg_catalog.unnest(pg_catalog.pg_blocking_pids($1::int))::text", [pid])).map(([blocker]) => blocker ?? "");
	}
	async #leave(one) {
		this.#open.delete(one), await this.#finish(one, this.#line);
	}
	async #finish(one, line) {
		let error = await one.done();
		await one.end(), error !== void 0 && this.#note(one, error, line);
	}
	#note({ who, table, isGone }, error, at) {
		let line = isGone ? void 0 : at, reason = brokenReason(error);
		this.broken.some((known) => known.who === who && known.table === table && known.reason === reason) || this.broken.push({
			who,
			table,
			...line !== void 0 && { line },
			code: error.code,
			reason
		});
	}
};
async function textsFor(session, name) {
	let [[oid, schema, table, kind, pages] = []] = await session.rows("select c.oid::text, n.nspname, c.relname, c.relkind, (pg_catalog.pg_relation_size(c.oid) / current_setting('block_size')::bigint)::text from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace\n     where n.nspname || '.' || c.relname = $1 and c.relkind in ('r', 'p', 'm')", [name]);
	if (typeof oid != "string") return;
	let columns = await session.rows("select attname, attgenerated = '', attidentity <> 'a' from pg_catalog.pg_attribute\n     where attrelid = $1::pg_catalog.oid and attnum > 0 and not attisdropped order by attnum", [oid]), from = `${require_pglite_files.quoted(schema ?? "")}.${require_pglite_files.quoted(table ?? "")}`, names = (rows) => rows.map(([column]) => require_pglite_files.quoted(column ?? "")), read = `select ${names(columns).join(", ")} from ${from} limit 1`, stored = columns.filter(([, isStored]) => isStored === "t"), settable = names(stored.filter(([, , isFree]) => isFree === "t")), inserted = names(stored).join(", "), lock = `lock table ${from} in row exclusive mode`, set = `set ${settable.map((column) => `${column} = ${column}`).join(", ")}`, first = `update ${from} ${set}
    where ctid = (select ctid from ${from} limit 1) and tableoid = (select tableoid from ${from} limit 1)`, copy = `insert into ${from} (${inserted}) overriding system value select ${inserted} from ${from} limit 1 on conflict do nothing`, changes = kind === "r" ? [first, updateLast(from, set)] : [first], added = kind === "r" && Number(pages) <= 12800 ? await newRows(session, name) : [], works = settable.length === 0 ? [] : [
		...[...added, copy].map((insert) => [...changes, insert]),
		changes,
		[first]
	];
	return {
		reader: [read],
		writer: kind === "m" ? [] : [...works, [lock]].map((work) => work.map((one) => `begin; ${one}; rollback`).join("; ")),
		transaction: [...kind === "m" ? [] : [`begin; ${read}; ${lock}`], `begin; ${read}`]
	};
}
function updateLast(from, set) {
	return `update only ${from} ${set} where ctid = (select ctid from only ${from} where ctid >= ${`(select pg_catalog.format('(%s,0)', greatest(${`pg_catalog.pg_relation_size(${require_pglite_files.literal(from)}::pg_catalog.regclass) / current_setting('block_size')::bigint`} - 8, 0))::pg_catalog.tid)`} order by ctid desc limit 1)`;
}
async function newRows(session, name) {
	let [found] = await require_rehearsal.rowStatements(session, [name], 1009);
	return (found?.rows.flat() ?? []).slice(0, 8);
}
// src/rehearsal/postgres/online/trial.ts
var trial_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ tryOnline: () => tryOnline });
const MAX_STATEMENTS = 1e3, WEAK = /^(?:AccessShareLock|RowShareLock|RowExclusiveLock)$/, LOCKS_ROWS = /^(?:select|with|do)\b/, SETS_TIMEOUT = /\block_timeout\b/i, SETS_ANY_TIMEOUT = /\b(?:lock|statement|idle_in_transaction_session|transaction)_timeout\b/i, TIMEOUT = /\block_timeout\s*(?:=|\bto\b|',)\s*'?\s*(\d+\s*\w*)/i;
async function tryOnline(database, scripts) {
	let found = [];
	for (let one of scripts) {
		let sessions = [];
		try {
			found.push(await new Trial(async (rights) => {
				let session = await database.connect(rights);
				return sessions.push(session), session;
			}, one).run());
		} finally {
			for (let session of sessions) await session.close();
		}
		if (found.at(-1)?.unfinished !== void 0) break;
	}
	return found;
}
var Trial = class {
	#connect;
	#tried;
	#tables = /* @__PURE__ */ new Map();
	#alone = [];
	#statements = 0;
	#timeout;
	constructor(connect, tried) {
		this.#connect = connect, this.#tried = tried;
	}
	async run() {
		let observer = await this.#connect("superuser"), session = await this.#connect("script"), [[pid, timeout] = []] = await session.rows("select pg_catalog.pg_backend_pid()::text, current_setting('lock_timeout')");
		this.#timeout = timeoutIn(timeout ?? ""), await session.run("set lock_timeout = 0; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
		for (let statement of this.#tried.alone?.statements ?? []) for (let name of noticed(statement)) await this.#accompany(observer, name);
		let company = new Company(observer, pid ?? "", this.#tables), unfinished = await this.#runBeside(session, observer, company);
		unfinished !== void 0 && await session.run("rollback"), await company.depart(), unfinished === void 0 && await company.look();
		let { stopped, waited, broken } = company;
		return unfinished?.reason.includes("(40P01)") === !0 && broken.push({
			who: "change",
			code: "40P01",
			...unfinished
		}), {
			stopped,
			waited,
			broken,
			alone: this.#alone,
			...unfinished !== void 0 && { unfinished }
		};
	}
	async #runBeside(session, observer, company) {
		let { file, isSingle } = this.#tried, meter = new require_rehearsal.Meter(session, isSingle, async (impact) => await company.stay(impact)), watched = {
			rows: async (sql, values) => await session.rows(sql, values),
			run: async (sql) => await company.watch(session.run(sql)),
			copyIn: async (sql, data) => await company.watch(session.copyIn(sql, data)),
			copyOut: async (sql, piece) => await session.copyOut(sql, piece),
			close: async () => await session.close()
		}, hooks = {
			before: async (piece) => {
				let { text, words, line } = piece;
				if (SETS_TIMEOUT.test(text) && (this.#timeout = timeoutIn(TIMEOUT.exec(text)?.[1] ?? "")), !(words[0] === "set" && SETS_ANY_TIMEOUT.test(text))) return await company.arrive(line, await this.#nearby(observer, piece), this.#timeout), await meter.before(piece), text;
			},
			ran: async () => {
				await meter.after(), await company.part();
			}
		};
		try {
			file.queries === void 0 ? await (isSingle ? require_rehearsal.runInTransaction : require_rehearsal.runScript)(watched, require_rehearsal.once(file.script), hooks) : await require_rehearsal.runQueries(watched, file.queries, isSingle, hooks);
			return;
		} catch (error) {
			if (!(error instanceof require_rehearsal.Refused)) throw error;
			return {
				...error.line !== void 0 && { line: error.line },
				reason: error.message
			};
		}
	}
	async #nearby(observer, { text, line, words }) {
		let { statements = [], unmeasured = [], used } = this.#tried.alone ?? {}, measured = statements.filter((one) => one.line === line).flatMap(noticed), unseen = unmeasured.includes(line) ? await tablesNamedIn(observer, text, words, used?.get(line) ?? []) : [], names = [.../* @__PURE__ */ new Set([...measured, ...unseen])];
		for (let name of names) await this.#accompany(observer, name);
		if (names.length > 0 && ++this.#statements > MAX_STATEMENTS) throw new require_rehearsal.Refused("statement-refused", `it has more than ${MAX_STATEMENTS} statements that others can notice`, line);
		return names;
	}
	async #accompany(observer, table) {
		if (this.#tables.has(table) || this.#alone.some((one) => one.table === table)) return;
		let texts = await textsFor(observer, table);
		if (texts === void 0) return;
		if (this.#tables.size >= 16) {
			this.#alone.push({
				table,
				why: "only 16 tables have company"
			});
			return;
		}
		let bystander = async (who, works) => works.length === 0 ? void 0 : await Bystander.of(who, table, works, await this.#connect("script")), reader = await bystander("reader", texts.reader), writer = await bystander("writer", texts.writer), transaction = await bystander("transaction", texts.transaction);
		this.#tables.set(table, {
			reader,
			writer,
			transaction
		}), (reader === void 0 || writer === void 0 && texts.writer.length > 0) && this.#alone.push({
			table,
			why: `the role of the scripts may not ${reader === void 0 ? "read" : "write to"} it`
		});
	}
};
function noticed({ locks, changedRows, kind }) {
	let locksRows = (mode) => mode === "RowExclusiveLock" ? changedRows > 0 : mode === "RowShareLock" && LOCKS_ROWS.test(kind);
	return locks.filter(({ mode }) => !WEAK.test(mode) || locksRows(mode)).map(({ relation }) => relation);
}
function timeoutIn(text) {
	let value = text.trim();
	return /^[1-9]/.test(value) ? /^\d+$/.test(value) ? `${value} ms` : value : void 0;
}
const ANY_TABLE = /^(?:call|do|reindex|cluster)$/;
async function tablesNamedIn(observer, text, [first = ""], used) {
	let words = new Set(text.toLowerCase().split(/[^\w$]+/)), tables = await observer.rows("select n.nspname || '.' || c.relname, array_to_json(array_prepend(c.relname, array(\n       select i.relname from pg_catalog.pg_index x join pg_catalog.pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid)))::text\n     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace\n     where c.relkind in ('r', 'p', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1"), named = tables.filter(([, names]) => require_rehearsal.strings(names).some((name) => words.has(name.toLowerCase()))), isAny = ANY_TABLE.test(first) || first === "vacuum" && words.has("full"), found = [...named.map(([name]) => name ?? ""), ...isAny ? used : []];
	return found.length === 0 && isAny ? tables.map(([name]) => name ?? "") : found;
}
exports.trial_exports = trial_exports;
