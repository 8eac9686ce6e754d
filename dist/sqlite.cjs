const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_confined = require("./confined.cjs"), require_rehearsal = require("./rehearsal.cjs"), require_rehearse_command = require("./rehearse-command.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_crypto = require("node:crypto"), node_os = require("node:os"), node_stream = require("node:stream"), node_readline = require("node:readline"), node_stream_promises = require("node:stream/promises");
// src/rehearsal/sqlite/safe-message.ts
const QUOTABLE = /^(?:no such (?:table|column|index|view|trigger|function|module|collation sequence|savepoint)\b|near ".*": syntax error$|unrecognized token|incomplete input$|(?:UNIQUE|NOT NULL|CHECK|FOREIGN KEY|PRIMARY KEY) constraint failed\b|duplicate column name|foreign key mismatch|not authorized|authorization denied|ambiguous column name|datatype mismatch$|wrong number of arguments|error in (?:view|trigger|index|table)|cannot (?:start|commit|rollback|add|drop|rename|modify|update|insert|use|create|UPSERT|ALTER|INSERT|UPDATE|DELETE|VACUUM)|(?:table|view|index|trigger|object name|there is already an? (?:table|index|view)).* (?:already exists|may not be|reserved|named)|table .* has (?:no column|\d+ columns)|Cannot add|database (?:disk image is malformed|or disk is full|is locked|table is locked)|(?:sub-select|SELECTs to the|too many|\d+ values for)|out of memory|no (?:more|tables)|unknown (?:table option|database)|default value of column|index .* already exists|file is not a database)/s;
function isSqliteError(error) {
	return error instanceof Error && "errcode" in error && typeof error.errcode == "number" && "errstr" in error;
}
function safeMessage({ message, errcode, errstr }) {
	return errcode === 1811 ? `a trigger raised an error (${errcode})` : `${QUOTABLE.test(message) ? message : errstr} (${errcode})`;
}
function isFull(error) {
	return isSqliteError(error) && (error.errcode & 255) == 13 || error instanceof Error && /ENOSPC/.test(error.message);
}
// src/rehearsal/sqlite/tokens.ts
var Unterminated = class extends Error {
	at;
	constructor(at) {
		super("this does not end: the text was cut"), this.name = "Unterminated", this.at = at;
	}
};
const BLANK = /[ \t\n\f\r\uFEFF]+/y, COMMENT = /--[^\n]*|\/\*/y, WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y, NUMBER = /0[xX][0-9A-Fa-f_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?/y, VARIABLE = /[?@#:$][\w$\u0080-\uffff]*/y, SYMBOL = /->>|->|<=|>=|<>|<<|>>|==|!=|\|\||[\s\S]/y, CLOSED_BY = {
	"'": "'",
	"\"": "\"",
	"`": "`",
	"[": "]"
};
function matchAt(pattern, text, at) {
	return pattern.lastIndex = at, pattern.exec(text)?.[0];
}
function endOfQuoted(text, at) {
	let quote = CLOSED_BY[text[at] ?? ""] ?? "'";
	for (let end = text.indexOf(quote, at + 1); end >= 0; end = text.indexOf(quote, end + 2)) if (quote === "]" || text[end + 1] !== quote) return end + 1;
	throw new Unterminated(at);
}
function* tokensOf(text) {
	for (let at = 0; at < text.length;) {
		let blank = matchAt(BLANK, text, at) ?? matchAt(COMMENT, text, at);
		if (blank === "/*") {
			let end = text.indexOf("*/", at + 2);
			at = end < 0 ? text.length : end + 2;
			continue;
		}
		if (blank !== void 0) {
			at += blank.length;
			continue;
		}
		let token = tokenAt(text, at);
		yield token, at = token.end;
	}
}
function tokenAt(text, at) {
	let first = text[at] ?? "";
	if (CLOSED_BY[first] !== void 0) {
		let end = endOfQuoted(text, at);
		if (first === "'") return {
			kind: "string",
			text: text.slice(at, end),
			at,
			end
		};
		let name = text.slice(at + 1, end - 1);
		return {
			kind: "name",
			text: first === "[" ? name : name.replaceAll(first + first, first),
			at,
			end
		};
	}
	if (/[xX]/.test(first) && text[at + 1] === "'") {
		let end = endOfQuoted(text, at + 1);
		return {
			kind: "blob",
			text: text.slice(at, end),
			at,
			end
		};
	}
	let kinds = [
		["word", WORD],
		["number", NUMBER],
		["variable", VARIABLE],
		["symbol", SYMBOL]
	];
	for (let [kind, pattern] of kinds) {
		let found = matchAt(pattern, text, at);
		if (found !== void 0) return {
			kind,
			text: found,
			at,
			end: at + found.length
		};
	}
	throw new Unterminated(at);
}
function* statementsOf(text) {
	let tokens = [], line = 1, counted = 0, statement = (end) => {
		let from = tokens[0]?.at ?? end;
		for (let at = text.indexOf("\n", counted); at >= 0 && at < from; at = text.indexOf("\n", at + 1)) line++;
		counted = from;
		let found = {
			text: text.slice(from, end),
			line,
			tokens
		};
		return tokens = [], found;
	};
	for (let token of tokensOf(text)) token.kind !== "symbol" || token.text !== ";" || isInTrigger(tokens) ? tokens.push(token) : tokens.length > 0 && (yield statement(token.at));
	tokens.length > 0 && (yield statement(tokens.at(-1)?.end ?? text.length));
}
function isInTrigger(tokens) {
	let words = tokens.slice(0, 4).map(wordOf).filter((word) => word !== "explain" && word !== "query" && word !== "plan");
	if (!(words[0] === "create" && (words[1] === "trigger" || /^temp(?:orary)?$/.test(words[1] ?? "") && words[2] === "trigger"))) return !1;
	let before = tokens.at(-2);
	return wordOf(tokens.at(-1)) !== "end" || before?.kind !== "symbol" || before.text !== ";";
}
function wordOf(token) {
	return token?.kind === "word" ? token.text.toLowerCase() : "";
}
const KEYWORDS = new Set("abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade case cast check collate\n  column commit conflict constraint create cross current current_date current_time current_timestamp database default deferrable deferred\n  delete desc detach distinct do drop each else end escape except exclude exclusive exists explain fail filter first following for foreign\n  from full generated glob group groups having if ignore immediate in index indexed initially inner insert instead intersect into is isnull\n  join key last left like limit match materialized natural no not nothing notnull null nulls of offset on or order others outer over\n  partition plan pragma preceding primary query raise range recursive references regexp reindex release rename replace restrict returning\n  right rollback row rows savepoint select set table temp temporary then ties to transaction trigger unbounded union unique update using\n  vacuum values view virtual when where window with without".split(/\s+/).concat("true", "false"));
function normalForm(tokens) {
	let parts = [];
	for (let { kind, text } of tokens) {
		let lower = text.toLowerCase();
		kind === "word" && KEYWORDS.has(lower) ? parts.push(lower) : kind === "word" || kind === "name" ? parts.push(`"${text.replaceAll("\"", "\"\"")}"`) : parts.push(text);
	}
	return parts.join(" ");
}
// src/rehearsal/sqlite/requests.ts
const FILES = {
	clone: "clone.db",
	text: "dump.sql",
	first: "first.db",
	step: "step.db",
	back: "back.db"
}, REACHING = /^(?:load_extension|fts3_tokenizer|readfile|writefile|edit|fsdir|zipfile|sqlar_uncompress)$/, PRAGMAS = new Set("analysis_limit application_id auto_vacuum automatic_index busy_timeout cache_size cache_spill case_sensitive_like cell_size_check\n  collation_list compile_options database_list defer_foreign_keys encoding foreign_key_check foreign_key_list foreign_keys freelist_count\n  ignore_check_constraints incremental_vacuum index_info index_list index_xinfo integrity_check journal_mode journal_size_limit\n  legacy_alter_table locking_mode max_page_count mmap_size optimize page_count page_size quick_check recursive_triggers\n  reverse_unordered_selects secure_delete synchronous table_info table_list table_xinfo temp_store user_version\n  wal_autocheckpoint wal_checkpoint".split(/\s+/));
function textOf(bytes) {
	if (bytes.includes(0)) throw new require_rehearsal.Refused("not-utf8", "there is a NUL in it");
	try {
		return new TextDecoder("utf-8", { fatal: !0 }).decode(bytes);
	} catch {
		throw new require_rehearsal.Refused("not-utf8", "it is not UTF-8");
	}
}
function* statementsIn(text) {
	try {
		yield* statementsOf(text);
	} catch (error) {
		throw error instanceof Unterminated ? new require_rehearsal.Refused("unterminated", error.message, text.slice(0, error.at).split("\n").length) : error;
	}
}
function findingsIn(text, isScript) {
	let findings = [], openSince;
	for (let statement of statementsIn(text)) {
		findings.push(...findingsOf(statement));
		let [first, second, third] = statement.tokens.map(wordOf);
		first === "begin" ? openSince = statement.line : (first === "commit" || first === "end" || first === "rollback" && second !== "to" && third !== "to") && (openSince = void 0);
	}
	return isScript && openSince !== void 0 && findings.push({
		code: "transaction-left-open",
		line: openSince,
		reason: "this transaction is begun and not ended"
	}), findings;
}
function findingsOf({ tokens, text, line }) {
	let leaves = (rule, name) => ({
		code: "script-leaves-clone",
		line,
		reason: `rule ${rule}${name === void 0 ? "" : `: ${name}`}`
	}), [first, second] = tokens;
	if (first?.kind === "symbol" && first.text === ".") return [{
		code: "script-unreadable",
		line,
		reason: `a command of the sqlite3 shell (.${wordOf(second)}), which is never carried out`
	}];
	let found = [], word = wordOf(first);
	if ((word === "attach" || word === "detach") && found.push(leaves("other-database", word)), word === "vacuum" && tokens.some((token) => wordOf(token) === "into") && found.push(leaves("other-database", "vacuum into")), word === "pragma") {
		let name = pragmaOf(tokens);
		PRAGMAS.has(name) || found.push(leaves("pragma", name));
	}
	for (let [index, token] of tokens.entries()) {
		let name = token.kind === "word" || token.kind === "name" ? token.text.toLowerCase() : "";
		REACHING.test(name) && tokens[index + 1]?.text === "(" && found.push(leaves("server-file", name)), /^sqlite_(?:schema|master)$/.test(name) && /^(?:insert|update|delete|replace|with)$/.test(word) && writes(tokens, index) && found.push(leaves("system-catalog", name));
	}
	return text.includes("\0") ? [...found, leaves("nul")] : found;
}
function pragmaOf(tokens) {
	return (tokens[2]?.text === "." ? tokens[3] : tokens[1])?.text.toLowerCase() ?? "";
}
function writes(tokens, index) {
	let before = tokens.slice(Math.max(0, index - 5), index).map(wordOf);
	return before.some((word) => /^(?:into|update|from)$/.test(word)) && !before.includes("select");
}
// src/rehearsal/sqlite/copy-for-command.ts
var copy_for_command_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ CopyForCommand: () => CopyForCommand });
const NAME = "clone.db", PATH = `${require_rehearse_command.CLONE_FOLDER}/${NAME}`, OWN_FILES = new Set([
	"",
	"-wal",
	"-shm",
	"-journal"
].map((end) => `${NAME}${end}`)), GIB = 1024 ** 3;
var CopyForCommand = class {
	environment = {
		DATABASE_URL: `sqlite:///${PATH}`,
		DATABASE_PATH: PATH
	};
	maxFileBytes;
	#clone;
	#back;
	#folder = "";
	constructor(clone, back) {
		this.#clone = clone, this.#back = back, this.maxFileBytes = Math.max(GIB, 4 * (0, node_fs.statSync)(clone).size);
	}
	async open(inside) {
		this.#folder = inside.makeCloneFolder();
		let copy = (0, node_path.join)(this.#folder, NAME);
		(0, node_fs.copyFileSync)(this.#clone, copy, node_fs.constants.COPYFILE_EXCL | node_fs.constants.COPYFILE_FICLONE), (0, node_fs.chmodSync)(copy, 438);
	}
	async result(hasSucceeded) {
		return {
			statements: 0,
			problems: hasSucceeded ? await this.#takeBack() : []
		};
	}
	close() {}
	async #takeBack() {
		let names = (0, node_fs.readdirSync)(this.#folder), others = names.filter((name) => !OWN_FILES.has(name)).length;
		if (others > 0) return failed(`it left ${others} ${others === 1 ? "file" : "files"} beside the database, which nothing compares`);
		if (names.includes(`${NAME}-journal`) && isHot((0, node_path.join)(this.#folder, `${NAME}-journal`))) return failed("it ended within a transaction: a journal is beside the database");
		for (let end of ["", "-wal"]) if ((end === "" || names.includes(`${NAME}${end}`)) && !await copyRegular((0, node_path.join)(this.#folder, `${NAME}${end}`), `${this.#back}${end}`)) return failed("it put something else in the place of the database");
		return [];
	}
};
function failed(reason) {
	return [{
		kind: "failed",
		reason
	}];
}
function openRegular(path) {
	let file;
	try {
		file = (0, node_fs.openSync)(path, node_fs.constants.O_RDONLY | node_fs.constants.O_NOFOLLOW | node_fs.constants.O_NONBLOCK);
	} catch {
		return;
	}
	let found = (0, node_fs.fstatSync)(file);
	if (found.isFile() && found.nlink === 1) return file;
	(0, node_fs.closeSync)(file);
}
function isHot(path) {
	let file = openRegular(path);
	if (file === void 0) return !0;
	try {
		let first = Buffer.alloc(1);
		return (0, node_fs.readSync)(file, first, 0, 1, 0) === 1 && first[0] !== 0;
	} finally {
		(0, node_fs.closeSync)(file);
	}
}
async function copyRegular(from, to) {
	let file = openRegular(from);
	return file !== void 0 && (await (0, node_stream_promises.pipeline)((0, node_fs.createReadStream)(from, { fd: file }), (0, node_fs.createWriteStream)(to, {
		flags: "wx",
		mode: 384
	})), !0);
}
// src/rehearsal/sqlite/schema-except.ts
function schemaExcept({ entries }, exceptions) {
	let tables = exceptions.flatMap((one) => one.kind === "column-place" ? [one.table] : []);
	if (tables.length === 0) return;
	let digest = (0, node_crypto.createHash)("sha256");
	for (let [key, properties] of entries) {
		let isMoved = tables.some((table) => key.startsWith(`column ${table}.`) && isOf(table, properties));
		digest.update(`${Buffer.byteLength(key)} ${key}\0${isMoved ? withoutPlace(properties) : properties}\0`);
	}
	return digest.digest("hex");
}
function isOf(table, json) {
	let named = JSON.parse(json).table;
	return named === void 0 ? !table.includes(".") : named === table;
}
function withoutPlace(json) {
	let { place: _, ...properties } = JSON.parse(json);
	return JSON.stringify(properties);
}
// src/rehearsal/sqlite/clone.ts
var SqliteClone = class {
	kind = "sqlite";
	connection = "pipe";
	measures = !1;
	version;
	systemIdentifier = "0";
	database = "main";
	isolation;
	#process;
	#folder;
	constructor(process, folder, version, isolation) {
		this.#process = process, this.#folder = folder, this.version = version, this.isolation = isolation;
	}
	async restore({ path, kind, signal, mask }, onBytes) {
		let { sha256 } = await this.#folder.take(path, kind === "file" ? FILES.clone : FILES.text, onBytes, signal), { unused } = await this.#process.ask("load", {
			kind,
			sha256,
			...mask !== void 0 && { masks: mask.masks }
		});
		mask?.unused.splice(0, mask.unused.length, ...unused);
	}
	async confine(runAs) {
		return runAs === void 0 ? {} : { refused: "SQLite has no roles" };
	}
	async confinement() {
		return {
			scriptsAsSuperuser: !1,
			attempts: await this.#process.ask("attempts", {})
		};
	}
	async leads({ endpoints }) {
		let hosts = endpoints.map(({ host }) => host.trim());
		return (hosts.length === 0 ? [] : await this.#process.ask("names", { hosts })).map((one) => ({
			kind: "production-name",
			...one
		}));
	}
	async secretColumns({ secret_columns }) {
		return await this.#process.ask("secretColumns", { ...secret_columns !== void 0 && { secret_columns } });
	}
	async tables(expectations) {
		return await this.#process.ask("tables", { ...expectations !== void 0 && { expectations } });
	}
	async fingerprint(progress) {
		let { state, schema } = await this.#process.ask("fingerprint", {}, ({ at }) => at !== void 0 && progress(at));
		return {
			state,
			schema: treeOf(schema)
		};
	}
	async seesChanges({ state: { schema } }) {
		return await this.#process.ask("canary", { schema });
	}
	async schema() {
		return treeOf(await this.#process.ask("schema", {}));
	}
	async tally(progress) {
		return await this.#process.ask("tally", {}, ({ at }) => at !== void 0 && progress(at));
	}
	async rowStatements(tables) {
		return await this.#process.ask("rowStatements", { tables });
	}
	schemaExcept(schema, exceptions) {
		return schemaExcept(schema, exceptions);
	}
	async exceptState(schema, exceptions) {
		return {
			schema: schemaExcept(schema, exceptions),
			labels: [],
			tables: await this.#process.ask("except", { exceptions })
		};
	}
	async rowDigests(tables) {
		let found = await this.#process.ask("rowDigests", { tables });
		return new Map(found.map(([name, digests]) => [name, Buffer.from(digests, "base64")]));
	}
	async run({ script, queries }, { isSingle, limit }) {
		let texts = queries ?? [{
			text: textOf(script),
			line: 1
		}];
		if (limit === void 0) return await this.#process.ask("run", {
			texts,
			isSingle
		});
		let parts = this.#process.pieces("run", {
			texts,
			isSingle
		}), statement = {
			words: [],
			line: 1
		};
		for (;;) {
			let { value } = await require_rehearsal.withinLimit(limit, statement, parts.next(), () => void this.#process.end());
			if (value === void 0) throw new require_rehearsal.EngineDied("the process of SQLite gave no answer");
			if ("result" in value) return value.result;
			statement = value.piece.statement ?? statement;
		}
	}
	async runCommand(command, signal) {
		let [{ runCommand }, { CopyForCommand }] = await Promise.all([Promise.resolve().then(() => require("./rehearse-command.cjs")).then((n) => n.run_command_exports$1), Promise.resolve().then(() => copy_for_command_exports)]), [clone, back] = [FILES.clone, FILES.back].map((name) => (0, node_path.join)(this.#folder.path, name)), ran = await runCommand(() => new CopyForCommand(clone ?? "", back ?? ""), command, signal);
		return ran.problems.length === 0 && await this.#process.ask("takeBack", {}), ran;
	}
	async prepare(queries) {
		return await this.#process.ask("prepare", { texts: queries.map(({ text }) => text) });
	}
	async keepUntouched(kind) {
		await this.#process.ask("keep", { kind });
	}
	async rowDifferences(tables, kind) {
		return await this.#process.ask("differences", {
			tables,
			kind
		});
	}
	async alive() {
		let nonce = (0, node_crypto.randomBytes)(8).toString("hex");
		if ((await this.#process.ask("alive", { nonce })).nonce !== nonce) throw new require_rehearsal.EngineDied("SQLite gave the answer to another question");
	}
	values() {
		return this.#process.pieces("values", {});
	}
	async destroy() {
		return await this.#process.end(), {
			processGone: !0,
			folderGone: this.#folder.remove()
		};
	}
};
function treeOf({ root, entries, words }) {
	return {
		root,
		entries: new Map(entries),
		rules: {
			words,
			dependencies: /* @__PURE__ */ new Set(),
			secrets: /* @__PURE__ */ new Set()
		}
	};
}
// src/rehearsal/sqlite/folder.ts
const CHUNK_BYTES = 1 << 20;
var CloneFolder = class {
	path = (0, node_fs.realpathSync)((0, node_fs.mkdtempSync)((0, node_path.join)((0, node_os.tmpdir)(), "seal-gate-sqlite-")));
	async take(from, name, onBytes, signal) {
		let to = (0, node_path.join)(this.path, name), digest = digesting(onBytes);
		return await (0, node_stream_promises.pipeline)((0, node_fs.createReadStream)(from, { highWaterMark: CHUNK_BYTES }), digest.stream, (0, node_fs.createWriteStream)(to, {
			mode: 384,
			flags: "wx"
		}), { ...signal && { signal } }), (0, node_fs.chmodSync)(to, 384), digest.result();
	}
	remove() {
		return (0, node_fs.rmSync)(this.path, {
			recursive: !0,
			force: !0
		}), !(0, node_fs.existsSync)(this.path);
	}
};
async function digestOfFile(path, onBytes, signal) {
	let digest = digesting(onBytes);
	return digest.stream.resume(), await (0, node_stream_promises.pipeline)((0, node_fs.createReadStream)(path, { highWaterMark: CHUNK_BYTES }), digest.stream, { ...signal && { signal } }), digest.result();
}
function digesting(onBytes) {
	let hash = (0, node_crypto.createHash)("sha256"), bytes = 0;
	return {
		stream: new node_stream.Transform({ transform(chunk, _, done) {
			hash.update(chunk), bytes += chunk.length, onBytes?.(chunk.length), done(null, chunk);
		} }),
		result: () => ({
			sha256: hash.digest("hex"),
			bytes
		})
	};
}
// src/rehearsal/sqlite/process.ts
var SqliteFailure = class extends Error {
	isFull;
	constructor(message, isFull) {
		super(message), this.name = "SqliteFailure", this.isFull = isFull;
	}
}, SqliteProcess = class SqliteProcess {
	#child;
	#deadlineMs;
	#gone;
	#lines;
	constructor(way, deadlineMs) {
		this.#deadlineMs = deadlineMs, this.#child = require_confined.spawnConfined(way), this.#gone = new Promise((resolve) => {
			this.#child.once("error", () => resolve()).once("close", () => resolve());
		}), this.#child.stdio[3].on("error", () => void 0);
		let answers = this.#child.stdio[4];
		answers.on("error", () => void 0), this.#lines = (0, node_readline.createInterface)({
			input: answers,
			crlfDelay: Infinity
		})[Symbol.asyncIterator]();
	}
	static async start(folder, deadlineMs, signal) {
		let fault;
		for (let way of require_confined.waysToConfine("sqlite-worker", folder)) {
			require_rehearsal.throwIfAborted(signal);
			let process = new SqliteProcess(way, deadlineMs), unwatch = require_rehearsal.onAbort(signal, () => process.#kill());
			try {
				return {
					process,
					started: await process.ask("start", { folder })
				};
			} catch (error) {
				fault = error, await process.end();
			} finally {
				unwatch();
			}
		}
		throw fault;
	}
	get pid() {
		return this.#child.pid;
	}
	async ask(name, ask, onPiece = () => void 0) {
		for await (let answer of this.pieces(name, ask)) if ("piece" in answer) onPiece(answer.piece);
		else return answer.result;
		throw new require_rehearsal.EngineDied("the process of SQLite gave no answer");
	}
	async *pieces(name, ask) {
		for (this.#child.stdio[3].write(`${JSON.stringify({
			name,
			ask
		})}\n`);;) {
			let answer = await this.#next();
			if ("refused" in answer) throw new require_rehearsal.Refused(answer.refused.code, answer.refused.message, answer.refused.line);
			if ("failed" in answer) throw new SqliteFailure(answer.failed.message, answer.failed.isFull);
			if ("piece" in answer) yield answer;
			else {
				yield answer;
				return;
			}
		}
	}
	async end() {
		this.#kill(), await this.#gone;
	}
	async #next() {
		let { done, value } = await require_rehearsal.withDeadline(this.#deadlineMs, this.#lines.next(), () => this.#kill());
		if (done === !0) throw new require_rehearsal.EngineDied("the process of SQLite has ended");
		return JSON.parse(value);
	}
	#kill() {
		require_confined.killConfined(this.#child);
	}
};
async function openSqlite({ deadlineMs = 9e5, signal } = {}) {
	let folder = new CloneFolder();
	try {
		let { process, started } = await SqliteProcess.start(folder.path, deadlineMs, signal);
		return new SqliteClone(process, folder, started.version, isolationOf(started, process.pid));
	} catch (error) {
		throw folder.remove(), error;
	}
}
function isolationOf({ walls }, pid) {
	let { environment, permission_model, ...tried } = walls, facts = {
		held_back: Object.entries(tried).flatMap(([name, held]) => held ? [name] : []),
		not_held_back: Object.entries(tried).flatMap(([name, held]) => held ? [] : [name]),
		permission_model,
		environment,
		...require_confined.readKernel(pid)
	};
	return {
		grade: "confined-process",
		proved: facts.not_held_back.length === 0 && permission_model && environment.length === 0,
		facts
	};
}
// src/rehearsal/sqlite/opened-dump.ts
const MAX_TEXT_BYTES = 268435456;
function openDump(path, found, signal, masks) {
	let mask = masks === void 0 ? void 0 : {
		masks,
		unused: []
	}, { size } = (0, node_fs.statSync)(path);
	if (found.kind === "file") require_rehearsal.checkWhole(path);
	else if (size > MAX_TEXT_BYTES) throw new require_rehearsal.Refused("dump-unreadable", `a dump as text may have ${MAX_TEXT_BYTES} bytes: give the database file itself`);
	return {
		...found,
		version: found.kind === "file" ? found.version : void 0,
		format: found.kind === "file" ? "sqlite" : "plain",
		path,
		size,
		signal,
		mask,
		unusedMasks: () => mask?.unused ?? [],
		digest: async (onBytes) => await digestOfFile(path, onBytes, signal)
	};
}
// src/rehearsal/sqlite/driver.ts
var driver_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ sqlite: () => sqlite });
const MIN_NODE = {
	major: 24,
	minor: 10
};
function unsupported(versions) {
	let [major = 0, minor = 0] = versions.node.split(".").map(Number);
	if (!((major > MIN_NODE.major || major === MIN_NODE.major && minor >= MIN_NODE.minor) && versions.sqlite !== void 0)) return {
		code: "engine-unavailable",
		reason: `an SQLite database is rehearsed with node:sqlite of Node ${`${MIN_NODE.major}.${MIN_NODE.minor}`} or later, and this is Node ${versions.node}`
	};
}
async function survey(dump, spec, onBytes) {
	let problem = unsupported(process.versions);
	if (problem !== void 0) throw new require_rehearsal.Refused("engine-unavailable", problem.reason);
	let digest = await dump.digest(onBytes), clone = await openSqlite({ signal: dump.signal }), unwatch = require_rehearsal.onAbort(dump.signal, () => void clone.destroy());
	try {
		await clone.restore(dump, onBytes);
		let tables = /* @__PURE__ */ new Map(), secrets = await require_rehearsal.scanSecrets(textOfValues(clone, tables), locate), { columns } = await clone.secretColumns(spec);
		return {
			...digest,
			...dump.version !== void 0 && { serverVersion: dump.version },
			secrets: {
				...secrets,
				findings: secrets.findings.map(({ line: _, ...finding }) => finding)
			},
			extensions: [],
			leads: [],
			findings: [],
			tables,
			filledColumns: columns.filter(({ values }) => values > 0)
		};
	} finally {
		unwatch(), await clone.destroy();
	}
}
async function* textOfValues(clone, tables) {
	let places = /* @__PURE__ */ new Map();
	for await (let part of clone.values()) {
		if ("result" in part) {
			for (let [name, columns] of part.result) tables.set(name, columns);
			return;
		}
		let { table, values = [] } = part.piece;
		for (let [column, text] of values) {
			let key = JSON.stringify([table, column]), rows = places.get(key) ?? {
				kind: "insert",
				table: table ?? "",
				columns: [column]
			};
			places.set(key, rows), yield {
				bytes: Buffer.from(text),
				...table !== void 0 && { rows }
			};
		}
	}
}
const locate = (content, { table, columns }, start, index) => {
	let [column] = columns ?? [], before = content.lastIndexOf("\0\n", index - 1), from = before >= Math.max(start, 0) ? before + 2 : start, end = content.indexOf("\0\n", index), value = from < 0 || end < 0 ? void 0 : Buffer.from(content.slice(from, end), "latin1");
	return {
		table,
		...column !== void 0 && { column },
		...value !== void 0 && { valueSha256: require_hashing.digestOf("sha256", value) }
	};
}, PREPARABLE = /^(?:select|insert|update|delete|replace|values|with)$/;
async function* splitQueries(bytes) {
	for (let { text, line, tokens } of statementsIn(textOf(bytes))) yield PREPARABLE.test(wordOf(tokens[0])) ? {
		text,
		line
	} : void 0;
}
function operatorInput() {
	return [
		"a copy of production in which every credential and everything personal is replaced or removed, made inside of production's own walls",
		"the whole of that copy in one file: sqlite3 app.db \"VACUUM INTO 'clone.db'\", or sqlite3 app.db .dump > clone.sql",
		"the policy names production: its hosts, which no view, trigger or default of the copy may name"
	];
}
const sqlite = {
	method: "schema by object and column; sorted SHA-256 of rows, columns by name, with storage classes; integrity of indexes; sqlite_sequence (seal-gate/sqlite-fingerprint/3)",
	passes: 2,
	scansInClone: !0,
	openDump: (path, { mask, database, signal }) => {
		if (database !== void 0) throw new require_rehearsal.Refused("dump-unreadable", "\"database\" is about a pg_dumpall, and a dump of SQLite has one database: leave it out");
		return openDump(path, require_rehearsal.sqliteDump(path) ?? { kind: "text" }, signal, mask);
	},
	survey: async (dump, spec, onBytes) => await survey(dump, spec, onBytes),
	scanScript: async (script) => findingsIn(textOf(script), !0),
	splitQueries,
	operatorInput,
	choose: ({ pgBin, runAs }) => ({
		kind: "sqlite",
		pgBin,
		runAs: runAs?.role
	}),
	open: async (_, signal) => unsupported(process.versions) ?? await openSqlite({ signal }),
	tryCommand: async (command, signal) => await (await Promise.resolve().then(() => require("./rehearse-command.cjs")).then((n) => n.run_command_exports$1)).tryCommand(command, signal),
	explain: (thrown) => thrown instanceof SqliteFailure ? thrown.isFull ? { isDiskFull: !0 } : { reason: thrown.message } : thrown instanceof Error && /ENOSPC/.test(thrown.message) ? { isDiskFull: !0 } : void 0
};
exports.FILES = FILES, exports.driver_exports = driver_exports, exports.findingsIn = findingsIn, Object.defineProperty(exports, "isFull", {
	enumerable: !0,
	get: function() {
		return isFull;
	}
}), exports.isSqliteError = isSqliteError, exports.normalForm = normalForm, exports.safeMessage = safeMessage, exports.statementsIn = statementsIn, exports.textOf = textOf, exports.tokensOf = tokensOf, exports.wordOf = wordOf;
