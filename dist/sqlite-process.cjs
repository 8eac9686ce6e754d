const require_confined = require("./confined.cjs"), require_rehearsal = require("./rehearsal.cjs"), require_sqlite = require("./sqlite.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_crypto = require("node:crypto"), node_net = require("node:net"), node_readline = require("node:readline"), node_sqlite = require("node:sqlite");
// src/rehearsal/sqlite/connection.ts
const { SQLITE_ATTACH, SQLITE_DENY, SQLITE_FUNCTION, SQLITE_OK, SQLITE_PRAGMA } = node_sqlite.constants, DENIED_PRAGMA = /^(?:writable_schema|trusted_schema|temp_store_directory|data_store_directory|schema_version)$/i, DENIED_FUNCTION = /^(?:load_extension|fts3_tokenizer)$/i;
function openClone(path, readOnly) {
	let database = new node_sqlite.DatabaseSync(path, {
		readOnly,
		enableForeignKeyConstraints: !1,
		enableDoubleQuotedStringLiterals: !0,
		allowExtension: !1
	});
	return database.enableDefensive?.(!0), database.exec("pragma trusted_schema = off"), database.exec("pragma cell_size_check = on"), database.setAuthorizer?.((action, first, second) => action === SQLITE_ATTACH && first !== "" || action === SQLITE_PRAGMA && DENIED_PRAGMA.test(first ?? "") || action === SQLITE_FUNCTION && DENIED_FUNCTION.test(second ?? "") ? SQLITE_DENY : SQLITE_OK), database;
}
function onClone(path, readOnly, work) {
	let database = openClone(path, readOnly);
	try {
		return work(database);
	} finally {
		database.close();
	}
}
function* eachRow(database, sql, ...values) {
	let statement = database.prepare(sql);
	statement.setReadBigInts(!0), statement.setReturnArrays(!0), yield* statement.iterate(...values);
}
function rowsOf(database, sql, ...values) {
	return [...eachRow(database, sql, ...values)];
}
function textIn(value) {
	return typeof value == "string" ? value : value == null ? "" : String(value);
}
function quoted(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
// src/rehearsal/sqlite/escapes.ts
function tryEscapes(database, folder) {
	let other = (0, node_path.join)(folder, "escaped.db").replaceAll("'", "''");
	return [
		["attach another file", `attach '${other}' as escaped`],
		["write another file", `vacuum into '${other}'`],
		["load a library", "select load_extension('escaped')"],
		["register a tokenizer by address", "select fts3_tokenizer('escaped', x'00')"],
		["write to the schema table", "pragma writable_schema = on; update sqlite_schema set sql = sql where 0"],
		["move temporary files", `pragma temp_store_directory = '${other}'`]
	].map(([attempt, sql]) => {
		try {
			return database.exec(sql), {
				attempt,
				refused: !1
			};
		} catch (error) {
			return {
				attempt,
				refused: !0,
				...require_sqlite.isSqliteError(error) && { code: String(error.errcode) }
			};
		}
	});
}
// src/rehearsal/sqlite/definition.ts
const CONSTRAINT = /^(?:constraint|primary|unique|check|foreign)$/;
function tableDefinition(sql) {
	let tokens = [...require_sqlite.tokensOf(sql)], open = tokens.findIndex(({ kind, text }) => kind === "symbol" && text === "("), parts = [[]], depth = 0, close = open;
	for (let index = open; index < tokens.length && index >= 0; index++) {
		let token = tokens[index];
		if (token === void 0) break;
		let symbol = token.kind === "symbol" ? token.text : "";
		if (symbol === ")" && --depth === 0) {
			close = index;
			break;
		}
		depth > 0 && (depth !== 1 || symbol !== ",") && parts.at(-1)?.push(token), depth === 1 && symbol === "," && parts.push([]), symbol === "(" && depth++;
	}
	let isConstraint = (part) => CONSTRAINT.test(require_sqlite.wordOf(part[0]));
	return {
		columns: parts.filter((part) => !isConstraint(part)).map((part) => require_sqlite.normalForm(part.slice(1))),
		constraints: named(parts.filter(isConstraint)),
		options: require_sqlite.normalForm(tokens.slice(close + 1))
	};
}
function named(parts) {
	let counts = /* @__PURE__ */ new Map();
	return parts.map((part) => {
		let kind = require_sqlite.wordOf(part[0]), base = kind === "constraint" ? part[1]?.text ?? "" : kind, number = (counts.get(base) ?? 0) + 1;
		return counts.set(base, number), {
			name: number === 1 ? base : `${base} (${number})`,
			text: require_sqlite.normalForm(part)
		};
	});
}
function afterName(sql) {
	let tokens = [...require_sqlite.tokensOf(sql)], start = tokens.findIndex((token) => /^(?:on|using|as|before|after|instead|delete|insert|update)$/.test(require_sqlite.wordOf(token))), list = tokens.findIndex(({ kind, text }) => kind === "symbol" && text === "("), from = require_sqlite.wordOf(tokens[1]) === "view" && list >= 0 && list < start ? list : start;
	return `${tokens.slice(0, Math.max(0, from)).some((token) => require_sqlite.wordOf(token) === "unique") ? "unique " : ""}${require_sqlite.normalForm(from < 0 ? tokens : tokens.slice(from))}`;
}
// src/rehearsal/sqlite/schema.ts
function schemaObjects(database) {
	return rowsOf(database, "select type, name, tbl_name, sql from main.sqlite_schema order by type, name").map(([type, name, table, sql]) => ({
		type: textIn(type),
		name: textIn(name),
		table: textIn(table),
		sql: textIn(sql)
	})).filter(({ name, table }) => !/^sqlite_stat\d$/.test(name) && !/^sqlite_stat\d$/.test(table));
}
function isVirtual({ sql }) {
	return /^\s*create\s+virtual\s/i.test(sql);
}
function columnsOf(database, table) {
	return rowsOf(database, "select name, type, \"notnull\", pk, hidden from pragma_table_xinfo(?) order by cid", table).map(([name, type, notNull, key, hidden]) => ({
		name: textIn(name),
		type: textIn(type),
		notNull: notNull === 1n,
		key: Number(key),
		hidden: Number(hidden)
	}));
}
const SETTINGS = [
	"application_id",
	"auto_vacuum",
	"encoding",
	"journal_mode",
	"page_size",
	"user_version"
];
function readSchema(database) {
	let entries = SETTINGS.map((name) => [`setting ${name}`, { value: textIn(rowsOf(database, `pragma main.${name}`)[0]?.[0]) }]);
	for (let object of schemaObjects(database)) {
		let { type, name, table, sql } = object;
		type === "table" && !isVirtual(object) ? entries.push(...tableEntries(database, name, sql)) : type === "table" ? entries.push([`virtual-table ${name}`, {
			definition: afterName(sql),
			columns: names(database, name)
		}]) : type === "index" ? entries.push([`index ${name}`, {
			table,
			definition: sql === "" ? "" : afterName(sql),
			columns: indexColumns(database, name)
		}]) : type === "view" ? entries.push([`view ${name}`, {
			definition: afterName(sql),
			columns: viewColumns(database, name)
		}]) : entries.push([`${type} ${name}`, {
			table,
			definition: afterName(sql)
		}]);
	}
	return {
		...hashed(entries),
		rules: {
			words: { "virtual-table": "virtual table" },
			dependencies: /* @__PURE__ */ new Set(),
			secrets: /* @__PURE__ */ new Set()
		}
	};
}
function tableEntries(database, table, sql) {
	let definition = tableDefinition(sql), columns = columnsOf(database, table), isRead = definition.columns.length === columns.length;
	return [
		[`table ${table}`, {
			options: definition.options,
			...!isRead && { definition: sql }
		}],
		...columns.map(({ name, ...column }, index) => [`column ${table}.${name}`, {
			...table.includes(".") && { table },
			...column,
			place: index + 1,
			definition: isRead ? definition.columns[index] : ""
		}]),
		...definition.constraints.map(({ name, text }) => [`constraint ${table}: ${name}`, { definition: text }])
	];
}
function names(database, table) {
	return columnsOf(database, table).map(({ name }) => name);
}
function viewColumns(database, view) {
	try {
		return names(database, view);
	} catch {
		return "it cannot be read";
	}
}
function indexColumns(database, index) {
	return rowsOf(database, "select name, desc, coll, key from pragma_index_xinfo(?) order by seqno", index).map((row) => row.map(textIn).join(" "));
}
function hashed(unordered) {
	let ordered = unordered.map(([key, value]) => [key, JSON.stringify(value)]).sort(([a], [b]) => a < b ? -1 : +(a > b)), hash = (0, node_crypto.createHash)("sha256"), entries = /* @__PURE__ */ new Map();
	for (let [name, properties] of ordered) {
		let key = name;
		for (let number = 2; entries.has(key); number++) key = `${name} (${number})`;
		entries.set(key, properties), hash.update(`${Buffer.byteLength(key)} ${key}\0${properties}\0`);
	}
	return {
		root: hash.digest("hex"),
		entries
	};
}
function rowTables(database) {
	return schemaObjects(database).filter((one) => one.type === "table" && !isVirtual(one) && one.name !== "sqlite_sequence");
}
function unreadable(database) {
	for (let one of schemaObjects(database)) if (one.type === "table" && isVirtual(one)) try {
		for (let _ of eachRow(database, `select 1 from main.${quoted(one.name)} limit 0`));
	} catch {
		return { table: one.name };
	}
}
const MAX_ROWS = 33554432;
function readTable(database, name, without = /* @__PURE__ */ new Set()) {
	let columns = columnsOf(database, name);
	if (columns.length > 990) throw Error(`${name} has more than 990 columns`);
	return {
		name,
		columns: columns.filter((one) => !without.has(one.name)),
		hasRowid: isRowidUsed(database, name, columns)
	};
}
const ROWID = /^(?:rowid|oid|_rowid_)$/i;
function isRowidUsed(database, table, columns) {
	let keys = columns.filter(({ key }) => key > 0);
	return keys.length === 1 && /^integer$/i.test(keys[0]?.type ?? "") || columns.some(({ name }) => ROWID.test(name)) || isWithoutRowid(database, table) ? !1 : schemaObjects(database).some(({ type, name, sql }) => {
		if (sql === "" || type === "table" && !/^\s*create\s+virtual\b/i.test(sql) || name === table) return !1;
		let words = [...require_sqlite.tokensOf(sql)].map(({ text }) => text.replaceAll("'", "").toLowerCase()), isContent = type === "table" && words.includes("content");
		return words.includes(table.toLowerCase()) && (isContent || words.some((word) => ROWID.test(word)));
	});
}
function isWithoutRowid(database, table) {
	return rowsOf(database, "select wr from pragma_table_list where schema = 'main' and name = ?", table)[0]?.[0] === 1n;
}
function typedValue(column) {
	return `typeof(${column}), case typeof(${column}) when 'text' then cast(${column} as blob) else ${column} end`;
}
function selectOf({ name, columns, hasRowid }) {
	let values = [...hasRowid ? ["rowid, null"] : [], ...columns.map((one) => typedValue(quoted(one.name)))];
	return `select ${values.length === 0 ? "1, null" : values.join(", ")} from main.${quoted(name)} not indexed`;
}
const KINDS = {
	null: 0,
	integer: 1,
	real: 2,
	text: 3,
	blob: 4
};
var RowBytes = class {
	#buffer = Buffer.alloc(65536);
	#length = 0;
	of(row, from = 0, to = row.length) {
		this.#length = 0;
		for (let at = from; at < to; at += 2) this.#add(row[at], row[at + 1]);
		return this.#buffer.subarray(0, this.#length);
	}
	#add(kind, value) {
		let given = typeof kind == "bigint" ? kind : value, bytes = ArrayBuffer.isView(given) ? given : void 0;
		this.#reserve(9 + Math.max(8, bytes?.byteLength ?? 0)), this.#buffer[this.#length] = typeof kind == "string" ? KINDS[kind] ?? 9 : 1;
		let at = this.#length + 9, size = 0;
		if (bytes !== void 0) size = bytes.byteLength, this.#buffer.set(new Uint8Array(bytes.buffer, bytes.byteOffset, size), at);
		else if (typeof given == "bigint") size = this.#buffer.writeBigInt64BE(given, at) - at;
		else if (typeof given == "number") size = this.#buffer.writeDoubleBE(given, at) - at;
		else if (given != null) throw Error("a value came in an unknown form");
		this.#buffer.writeBigUInt64BE(BigInt(size), this.#length + 1), this.#length = at + size;
	}
	#reserve(bytes) {
		if (this.#length + bytes <= this.#buffer.length) return;
		let larger = Buffer.alloc(2 * (this.#length + bytes));
		this.#buffer.copy(larger, 0, 0, this.#length), this.#buffer = larger;
	}
};
function rowHashes(database, table) {
	let encoder = new RowBytes(), bytes = Buffer.alloc(32768), count = 0;
	for (let row of eachRow(database, selectOf(table))) {
		if (count === MAX_ROWS) throw Error(`${table.name} has more than ${MAX_ROWS} rows`);
		(count + 1) * 32 > bytes.length && (bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)])), bytes.set((0, node_crypto.hash)("sha256", encoder.of(row), "buffer"), count * 32), count++;
	}
	return {
		bytes,
		count,
		order: sorted(bytes, count)
	};
}
function sorted(bytes, count) {
	let order = Uint32Array.from({ length: count }, (_, index) => index);
	for (let at of [2, 0]) {
		let starts = /* @__PURE__ */ new Uint32Array(65537), keyOf = (index) => bytes.readUInt16BE(index * 32 + at);
		for (let index of order) starts[keyOf(index) + 1] = (starts[keyOf(index) + 1] ?? 0) + 1;
		for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
		let next = new Uint32Array(count);
		for (let index of order) {
			let key = keyOf(index), place = starts[key] ?? 0;
			next[place] = index, starts[key] = place + 1;
		}
		order = next;
	}
	for (let at = 1; at < count; at++) {
		let index = order[at] ?? 0, place = at;
		for (; place > 0 && compareAt(bytes, order[place - 1] ?? 0, bytes, index) > 0; place--) order[place] = order[place - 1] ?? 0;
		order[place] = index;
	}
	return order;
}
function compareAt(a, first, b, second) {
	let [x, y] = [first * 32, second * 32];
	return a.compare(b, y, y + 32, x, x + 32);
}
function tableState(database, table) {
	let { bytes, count, order } = rowHashes(database, table), all = (0, node_crypto.createHash)("sha256");
	for (let index of order) all.update(bytes.subarray(index * 32, (index + 1) * 32));
	return {
		name: table.name,
		rows: count,
		sha256: all.digest("hex")
	};
}
// src/rehearsal/sqlite/fingerprint.ts
const NO_LARGE_OBJECTS = {
	count: 0,
	sha256: (0, node_crypto.createHash)("sha256").digest("hex")
};
function fingerprint(database, progress) {
	let schema = readSchema(database), tables = rowTables(database).map(({ name }) => (progress(name), tableState(database, readTable(database, name)))), sequences = sequencesOf(database);
	return sequences === void 0 && tables.push(tableState(database, readTable(database, "sqlite_sequence"))), {
		state: {
			schema: schema.root,
			tables,
			sequences: sequences ?? [],
			large_objects: NO_LARGE_OBJECTS
		},
		schema
	};
}
function sequencesOf(database) {
	if (rowsOf(database, "select 1 from main.sqlite_schema where name = 'sqlite_sequence'").length === 0) return [];
	let rows = rowsOf(database, "select name, seq, typeof(name), typeof(seq) from main.sqlite_sequence order by name"), names = new Set(rows.map(([name]) => textIn(name)));
	if (rows.every(([, seq, kind, number]) => kind === "text" && number === "integer" && typeof seq == "bigint" && seq >= 0n) && names.size === rows.length && !names.has("")) return rows.map(([name, seq]) => ({
		name: textIn(name),
		last_value: String(seq),
		is_called: !0
	}));
}
const CANARY = "seal_gate_canary";
function seesChanges(database, schema) {
	let look = () => {
		let table = rowTables(database).find(({ name }) => name === CANARY);
		return {
			schema: readSchema(database).root,
			table: table && tableState(database, readTable(database, CANARY)),
			sequence: sequencesOf(database)?.find(({ name }) => name === CANARY)?.last_value
		};
	};
	database.exec("begin");
	try {
		database.exec(`create table ${CANARY} (id integer primary key autoincrement, value)`), database.exec(`insert into ${CANARY} (value) values ('before')`);
		let before = look();
		database.exec(`update ${CANARY} set value = cast(value as blob)`), database.exec(`insert into ${CANARY} (value) values (1)`), database.exec(`delete from ${CANARY} where value = 1`);
		let after = look(), isSequenceRead = before.sequence === "1" && after.sequence === "2", isOwn = sequencesOf(database) !== void 0;
		return before.schema !== schema && before.table?.rows === 1 && after.table?.rows === 1 && before.table.sha256 !== after.table.sha256 && (isSequenceRead || !isOwn);
	} finally {
		database.exec("rollback");
	}
}
function tablesExcept(database, exceptions) {
	let columns = /* @__PURE__ */ new Map();
	for (let one of exceptions) one.kind === "columns" && columns.set(one.table, /* @__PURE__ */ new Set([...columns.get(one.table) ?? [], ...one.columns]));
	return rowTables(database).flatMap(({ name }) => {
		let without = columns.get(name);
		return without === void 0 ? [] : [tableState(database, readTable(database, name, without))];
	});
}
function observeTables(database, expectations) {
	let anchor = expectations?.rollback_anchor?.table, wanted = expectations?.tables ?? rowTables(database).slice(0, 200), named = anchor === void 0 || wanted.some(({ name }) => name === anchor) ? wanted : [...wanted, { name: anchor }], existing = new Set(schemaObjects(database).filter(({ type }) => /^(?:table|view)$/.test(type)).map(({ name }) => name));
	return named.filter(({ name }) => existing.has(name)).map((table) => observeTable(database, table.name, "required_rows" in table ? table.required_rows : void 0));
}
function observeTable(database, name, required) {
	let columns = columnsOf(database, name), primary = columns.filter(({ key }) => key > 0).toSorted((a, b) => a.key - b.key), unique = rowsOf(database, "select name from pragma_index_list(?) where \"unique\" and not partial and origin <> 'pk' order by name", name).map(([index]) => rowsOf(database, "select name from pragma_index_info(?) order by seqno", textIn(index)).map(([column]) => column)).filter((names) => names.every((column) => column !== null)).map((names) => names.map(textIn)), foreign = foreignKeys(database, name), known = new Set(columns.map((column) => column.name));
	return {
		name,
		columns: columns.map(({ name: column, type, notNull, key }) => ({
			name: column,
			type: type || "ANY",
			nullable: !notNull && key === 0
		})),
		...primary.length > 0 && { primary_key: primary.map((column) => column.name) },
		...unique.length > 0 && { unique },
		...foreign.length > 0 && { foreign_keys: foreign },
		rows: count(database, `select count(*) from main.${quoted(name)}`),
		...required !== void 0 && { required_rows: required.map(({ where }) => ({
			where,
			found: found(database, name, known, where)
		})) }
	};
}
function foreignKeys(database, name) {
	let keys = /* @__PURE__ */ new Map();
	for (let [id, table, from, to] of eachRow(database, "select id, \"table\", \"from\", \"to\" from pragma_foreign_key_list(?) order by id, seq", name)) {
		let key = keys.get(textIn(id)) ?? {
			columns: [],
			references: {
				table: textIn(table),
				columns: []
			}
		};
		keys.set(textIn(id), key), key.columns.push(textIn(from)), to !== null && key.references.columns.push(textIn(to));
	}
	return [...keys.values()].map(({ columns, references: { table, columns: others } }) => {
		let primary = columnsOf(database, table).filter(({ key }) => key > 0).toSorted((a, b) => a.key - b.key);
		return {
			columns,
			references: {
				table,
				columns: others.length > 0 ? others : primary.map((column) => column.name)
			}
		};
	});
}
function found(database, table, known, where) {
	let names = Object.keys(where);
	if (names.length === 0 || !names.every((name) => known.has(name))) return 0;
	let conditions = names.map((name) => `cast(${quoted(name)} as text) = ?`);
	return count(database, `select count(*) from main.${quoted(table)} where ${conditions.join(" and ")}`, ...Object.values(where));
}
function count(database, sql, ...values) {
	return Number(rowsOf(database, sql, ...values)[0]?.[0]);
}
function countSecretColumns(database, { secret_columns: wanted = [] }) {
	let named = wanted.flatMap(({ table, columns }) => columns.map((column) => ({
		table,
		column
	}))), tables = new Map(rowTables(database).map(({ name }) => [name, columnsOf(database, name).map((column) => column.name)])), directus = [...tables].flatMap(([table, columns]) => columns.filter((column) => require_rehearsal.isDirectusCredential(table, column) && !named.some((one) => one.table === table && one.column === column)).map((column) => ({
		table,
		column
	}))), columns = [], absent = [];
	for (let { table, column } of [...named, ...directus]) {
		let name = quoted(column);
		if (tables.get(table)?.includes(column) !== !0) absent.push({
			table,
			column
		});
		else {
			let values = count(database, `select count(*) from main.${quoted(table)} where ${name} is not null and cast(${name} as text) not in ('', '{}', '[]', 'null')`);
			columns.push({
				table,
				column,
				values
			});
		}
	}
	return {
		columns,
		absent
	};
}
function namesOfProduction(database, hosts) {
	return schemaObjects(database).flatMap(({ type, name, sql }) => hosts.filter((host) => sql.toLowerCase().includes(host.toLowerCase())).map((host) => ({
		object: `${type} ${name}`,
		host
	})));
}
function rowDifference(before, now, name, key) {
	let [a, b] = [readTable(before, name), readTable(now, name)];
	if (a.columns.length === 0 || b.columns.length === 0) return;
	let [old, fresh] = [rowHashes(before, a), rowHashes(now, b)], [gone, come] = [onlyIn(old, fresh), onlyIn(fresh, old)], shared = a.columns.filter(({ name: column }) => b.columns.some((one) => one.name === column)).map((one) => one.name), keys = keyOf(a), isKeyed = keys.length > 0 && keys.join("\0") === keyOf(b).join("\0"), mac = (bytes) => (0, node_crypto.createHmac)("sha256", key).update(bytes).digest("hex").slice(0, 16), rows = isKeyed ? keyedRows(before, now, {
		a,
		b,
		keys,
		shared
	}, gone, come, mac) : [...gone.slice(0, 50).map((index) => ({
		row: mac(digestAt(old, index)),
		change: "row missing"
	})), ...come.slice(0, 50).map((index) => ({
		row: mac(digestAt(fresh, index)),
		change: "row left behind"
	}))];
	return {
		table: name,
		onlyBefore: gone.length,
		onlyNow: come.length,
		rows: rows.slice(0, 50)
	};
}
function keyOf({ columns }) {
	return columns.filter(({ key }) => key > 0).toSorted((one, two) => one.key - two.key).map(({ name }) => name);
}
function digestAt({ bytes }, index) {
	return bytes.subarray(index * 32, (index + 1) * 32);
}
function onlyIn(one, other) {
	let found = [], at = 0;
	for (let index of one.order) {
		let order = -1;
		for (; at < other.count && (order = compareAt(other.bytes, other.order[at] ?? 0, one.bytes, index), !(order >= 0)); at++);
		at < other.count && order === 0 ? at++ : found.push(index);
	}
	return found;
}
function keyedRows(before, now, { a, b, keys, shared }, gone, come, mac) {
	let lopsided = [...a.columns, ...b.columns].map(({ name }) => name).filter((name) => !shared.includes(name)), wanted = (database, table, places) => rowsAt(database, table, keys, shared, new Set(places.slice(0, 50))), old = wanted(before, a, gone), fresh = wanted(now, b, come), partners = rowsWith(now, b, keys, shared, [...old.keys()].filter((key) => !fresh.has(key))), known = rowsWith(before, a, keys, shared, [...fresh.keys()].filter((key) => !old.has(key))), found = [];
	for (let [key, columns] of [...old, ...known]) {
		let partner = fresh.get(key) ?? partners.get(key), changed = shared.filter((_, index) => partner?.[index] !== columns[index]), row = mac(Buffer.from(key));
		partner === void 0 ? found.push({
			row,
			change: "row missing"
		}) : found.push({
			row,
			change: "value not restored",
			columns: [...changed, ...lopsided]
		});
	}
	for (let key of fresh.keys()) !old.has(key) && !known.has(key) && found.push({
		row: mac(Buffer.from(key)),
		change: "row left behind"
	});
	return found;
}
function rowsAt(database, table, keys, shared, places) {
	let found = /* @__PURE__ */ new Map(), columns = [...keys, ...shared].map((name) => typedValue(quoted(name))), place = 0;
	for (let row of eachRow(database, `select ${columns.join(", ")} from main.${quoted(table.name)} not indexed`)) if (places.has(place) && found.set(...keyed(row, keys.length)), place++, found.size === places.size) break;
	return found;
}
function rowsWith(database, table, keys, shared, wanted) {
	let found = /* @__PURE__ */ new Map();
	if (wanted.length === 0) return found;
	let columns = [...keys, ...shared].map((name) => typedValue(quoted(name)));
	for (let row of eachRow(database, `select ${columns.join(", ")} from main.${quoted(table.name)} not indexed`)) {
		let [key, digests] = keyed(row, keys.length);
		if (wanted.includes(key) && found.set(key, digests), found.size === wanted.length) break;
	}
	return found;
}
function keyed(row, keys) {
	let encoder = new RowBytes(), key = encoder.of(row, 0, 2 * keys).toString("hex"), digests = [];
	for (let at = 2 * keys; at < row.length; at += 2) digests.push((0, node_crypto.hash)("sha256", encoder.of(row, at, at + 2), "hex"));
	return [key, digests];
}
// src/rehearsal/sqlite/run-text.ts
function runTexts(database, texts, isSingle) {
	isSingle && database.exec("begin");
	let statements = 0;
	for (let { text, line: first } of texts) for (let statement of require_sqlite.statementsIn(text)) runOne(database, statement.text, first + statement.line - 1), statements++;
	return isSingle && runOne(database, "commit", void 0), {
		statements,
		isOpen: database.isTransaction
	};
}
function runOne(database, sql, line) {
	try {
		database.exec(sql);
	} catch (error) {
		if (!require_sqlite.isSqliteError(error) || require_sqlite.isFull(error)) throw error;
		let message = line === void 0 ? `at the commit of its transaction: ${require_sqlite.safeMessage(error)}` : require_sqlite.safeMessage(error);
		throw new require_rehearsal.Refused("statement-refused", message, line);
	}
}
function sendValues(database, send) {
	return send({ values: schemaObjects(database).map(({ name, sql }) => [name, sql]) }), rowTables(database).map(({ name }) => {
		let columns = columnsOf(database, name);
		return sendRows(database, name, columns, send), [name, { columns: columns.map(declared) }];
	});
}
function sendRows(database, table, columns, send) {
	send({ at: table });
	let values = [], size = 0, flush = () => {
		values.length > 0 && send({
			table,
			values
		}), values = [], size = 0;
	};
	for (let row of eachRow(database, `select * from main.${quoted(table)} not indexed`)) for (let [index, value] of row.entries()) {
		if (typeof value != "string" && !ArrayBuffer.isView(value)) continue;
		let text = typeof value == "string" ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1");
		text !== "" && (values.push([columns[index]?.name ?? "", text]), size += text.length, size >= 262144 && flush());
	}
	flush();
}
function declared({ name, type, notNull }) {
	return {
		name,
		type: /^\w+/.exec(type)?.[0]?.toLowerCase() ?? "",
		notNull
	};
}
// src/rehearsal/sqlite/serve.ts
async function serve() {
	Reflect.deleteProperty(globalThis, "WebAssembly");
	let handlers = new Clones().handlers, requests = (0, node_readline.createInterface)({ input: new node_net.Socket({
		fd: 3,
		readable: !0,
		writable: !1
	}) });
	for await (let line of requests) {
		let { name, ask } = JSON.parse(line);
		answer(carryOut(() => handlers[name](ask)));
	}
}
function carryOut(work) {
	try {
		return { result: work() };
	} catch (error) {
		if (error instanceof require_rehearsal.Refused) {
			let { code, message, line } = error;
			return { refused: {
				code,
				message,
				...line !== void 0 && { line }
			} };
		}
		return { failed: {
			message: require_sqlite.isSqliteError(error) ? require_sqlite.safeMessage(error) : error instanceof Error ? error.message : "unknown",
			isFull: require_sqlite.isFull(error)
		} };
	}
}
function answer(line) {
	let bytes = Buffer.from(`${JSON.stringify(line)}\n`);
	for (let at = 0; at < bytes.length;) at += (0, node_fs.writeSync)(4, bytes, at);
}
var Clones = class {
	#folder = "";
	handlers = {
		start: ({ folder }) => (this.#folder = folder, {
			walls: require_confined.tryWalls(),
			version: process.versions.sqlite ?? "unknown"
		}),
		load: ({ kind }) => (kind === "text" && this.#loadText(), this.#read(check), {}),
		attempts: () => this.#write((database) => tryEscapes(database, this.#folder)),
		values: () => this.#read((database) => sendValues(database, (piece) => answer({ piece }))),
		secretColumns: (spec) => this.#read((database) => countSecretColumns(database, spec)),
		names: ({ hosts }) => this.#read((database) => namesOfProduction(database, hosts)),
		tables: ({ expectations }) => this.#read((database) => observeTables(database, expectations)),
		fingerprint: () => this.#read((database) => {
			let { state, schema } = fingerprint(database, (at) => answer({ piece: { at } }));
			return {
				state,
				schema: flat(schema)
			};
		}),
		canary: ({ schema }) => this.#write((database) => seesChanges(database, schema)),
		schema: () => this.#read((database) => flat(readSchema(database))),
		except: ({ exceptions }) => this.#read((database) => tablesExcept(database, exceptions)),
		run: ({ texts, isSingle }) => this.#write((database) => runTexts(database, texts, isSingle)),
		prepare: ({ texts }) => this.#write((database) => texts.map((text) => prepared(database, text))),
		keep: ({ kind }) => {
			let wal = `${this.#path("clone")}-wal`;
			if ((0, node_fs.existsSync)(wal) && (0, node_fs.statSync)(wal).size > 0) throw Error("the clone still has a write-ahead log");
			for (let end of [
				"",
				"-wal",
				"-shm"
			]) (0, node_fs.rmSync)(`${this.#path(kind)}${end}`, { force: !0 });
			return (0, node_fs.copyFileSync)(this.#path("clone"), this.#path(kind)), {};
		},
		differences: ({ tables, kind }) => onClone(this.#path(kind), !0, (before) => this.#read((now) => {
			let key = (0, node_crypto.randomBytes)(32);
			return tables.flatMap((name) => rowDifference(before, now, name, key) ?? []);
		})),
		alive: ({ nonce }) => ({ nonce: this.#read((database) => textIn(rowsOf(database, "select ?", nonce)[0]?.[0])) })
	};
	#path(file) {
		return (0, node_path.join)(this.#folder, require_sqlite.FILES[file]);
	}
	#read(work) {
		return onClone(this.#path("clone"), !0, work);
	}
	#write(work) {
		return onClone(this.#path("clone"), !1, work);
	}
	#loadText() {
		let text = require_sqlite.textOf((0, node_fs.readFileSync)(this.#path("text"))), [problem] = require_sqlite.findingsIn(text, !1);
		if (problem !== void 0) throw new require_rehearsal.Refused("dump-unreadable", problem.reason, problem.line);
		this.#write((database) => {
			database.exec("pragma synchronous = off");
			let { isOpen } = runTexts(database, [{
				text,
				line: 1
			}], !1);
			if (isOpen) throw new require_rehearsal.Refused("dump-truncated", "its transaction does not end: it was cut off");
		}), (0, node_fs.rmSync)(this.#path("text"));
	}
};
function flat({ root, entries, rules: { words } }) {
	return {
		root,
		entries: [...entries],
		words
	};
}
const OF_ROWS = /^(?:NULL value in |CHECK constraint failed in |(?:TEXT|NUMERIC) value in |non-\w+ value in )/;
function check(database) {
	try {
		if (rowsOf(database, "pragma main.integrity_check(100)").map(([text]) => textIn(text)).find((text) => text !== "ok" && !OF_ROWS.test(text)) !== void 0) throw new require_rehearsal.Refused("dump-unreadable", "the database is damaged: pragma integrity_check finds faults");
	} catch (error) {
		throw require_sqlite.isSqliteError(error) ? new require_rehearsal.Refused("dump-unreadable", `the database cannot be read: ${require_sqlite.safeMessage(error)}`) : error;
	}
	let virtual = unreadable(database);
	if (virtual !== void 0) throw new require_rehearsal.Refused("dump-unreadable", `the virtual table ${quoted(virtual.table)} needs a module that Node's SQLite does not have`);
}
function prepared(database, text) {
	try {
		let columns = database.prepare(text).columns();
		return { types: JSON.stringify(columns.map(({ name, type }) => [name, type])) };
	} catch (error) {
		if (require_sqlite.isSqliteError(error)) return { refused: require_sqlite.safeMessage(error) };
		throw error;
	}
}
exports.serve = serve;
