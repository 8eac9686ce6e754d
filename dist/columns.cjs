const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs");
let node_buffer = require("node:buffer");
// src/model/seal-columns.ts
const NOWHERE = 4294967295, TEXTS = [
	void 0,
	"ascii",
	"utf-8",
	"binary"
], EOLS = [
	void 0,
	"lf",
	"crlf",
	"mixed",
	"none"
], NO_FACTS = {};
var SealColumns = class SealColumns {
	#text;
	#shared;
	#lengths;
	#pathAts;
	#pathEnds;
	#sha256Ats;
	#gitAts;
	#facts;
	#length;
	constructor(shared) {
		let { text, numbers, room, length } = shared;
		this.#shared = shared, this.#text = Buffer.from(text), this.#lengths = new Float64Array(numbers, 0, room), this.#pathAts = new Uint32Array(numbers, room * 8, room), this.#pathEnds = new Uint32Array(numbers, room * 12, room), this.#sha256Ats = new Uint32Array(numbers, room * 16, room), this.#gitAts = new Uint32Array(numbers, room * 20, room), this.#facts = new Uint8Array(numbers, room * 24, room), this.#length = length;
	}
	static over(text, room, firstLine) {
		let numbers = new SharedArrayBuffer(room * 25);
		return new SealColumns({
			text,
			numbers,
			room,
			length: 0,
			firstLine
		});
	}
	get length() {
		return this.#length;
	}
	get shared() {
		return {
			...this.#shared,
			length: this.#length
		};
	}
	push({ pathAt, pathEnd, sha256At, gitAt }, bytes, facts) {
		let index = this.#length++;
		if (index >= this.#shared.room) throw RangeError("there are more seals than there is room for");
		this.#lengths[index] = bytes ?? -1, this.#pathAts[index] = pathAt, this.#pathEnds[index] = pathEnd, this.#sha256Ats[index] = sha256At, this.#gitAts[index] = gitAt, facts !== NO_FACTS && (this.#facts[index] = factsByte(facts));
	}
	pathAt(index) {
		return this.#text.toString("utf8", this.#pathAts[index], this.#pathEnds[index]);
	}
	indexOfPath(path) {
		let bytes = Buffer.from(path);
		if (!this.#text.includes(bytes)) return -1;
		let [starts, ends, length] = [
			this.#pathAts,
			this.#pathEnds,
			this.#length
		];
		for (let index = 0; index < length; index++) {
			let start = starts[index] ?? 0, end = ends[index] ?? 0;
			if (end - start === bytes.length && this.#text.compare(bytes, 0, bytes.length, start, end) === 0) return index;
		}
		return -1;
	}
	get isAscii() {
		return (0, node_buffer.isAscii)(this.#text);
	}
	indexesEndingIn(ending) {
		let [text, starts, ends, length] = [
			this.#text,
			this.#pathAts,
			this.#pathEnds,
			this.#length
		], last = ending.charCodeAt(ending.length - 1), found = [];
		for (let index = 0; index < length; index++) {
			let end = ends[index] ?? 0;
			if (((text[end - 1] ?? 0) | 32) !== last) continue;
			let start = Math.max(end - ending.length, starts[index] ?? 0);
			text.toString("latin1", start, end).toLowerCase() === ending && found.push(index);
		}
		return found;
	}
	indexesFrom(bytes) {
		let [lengths, length] = [this.#lengths, this.#length], found = [];
		for (let index = 0; index < length; index++) (lengths[index] ?? -1) >= bytes && found.push(index);
		return found;
	}
	totalBytes(guess) {
		let [lengths, length] = [this.#lengths, this.#length], total = 0;
		for (let index = 0; index < length; index++) {
			let bytes = lengths[index] ?? -1;
			total += bytes === -1 ? guess : bytes;
		}
		return total;
	}
	pathHash(index) {
		let text = this.#text, end = this.#pathEnds[index] ?? 0, hash = 2166136261;
		for (let at = this.#pathAts[index] ?? 0; at < end; at++) hash = Math.imul(hash ^ (text[at] ?? 0), 16777619);
		return hash >>> 0;
	}
	isSamePath(a, b) {
		let [startA, endA, startB, endB] = [
			this.#pathAts[a],
			this.#pathEnds[a],
			this.#pathAts[b],
			this.#pathEnds[b]
		];
		return this.#text.compare(this.#text, startB, endB, startA, endA) === 0;
	}
	bytesAt(index) {
		let bytes = this.#lengths[index] ?? -1;
		return bytes === -1 ? void 0 : bytes;
	}
	sha256At(index) {
		let start = this.#sha256Ats[index] ?? 4294967295;
		return start === 4294967295 ? void 0 : this.#text.toString("latin1", start, start + 64);
	}
	bareAt(index) {
		let sha256 = this.sha256At(index);
		if (sha256 === void 0) return;
		let path = this.pathAt(index), digests = { sha256 }, bytes = this.#lengths[index] ?? -1, line = this.#shared.firstLine + index;
		return bytes === -1 ? {
			path,
			digests,
			line
		} : {
			path,
			digests,
			bytes,
			line
		};
	}
	factsAt(index) {
		let byte = this.#facts[index] ?? 0, text = TEXTS[byte % TEXTS.length], rest = Math.floor(byte / TEXTS.length), eol = EOLS[rest % EOLS.length];
		return {
			...text !== void 0 && { text },
			...eol !== void 0 && { eol },
			...rest >= EOLS.length && { bom: !0 }
		};
	}
	at(index) {
		let from = index < 0 ? this.#length + index : index;
		return from >= 0 && from < this.#length ? this.#sealAt(from) : void 0;
	}
	#sealAt(index) {
		let bare = this.bareAt(index);
		if (bare === void 0) throw Error("the seal has more than its columns");
		let gitAt = this.#gitAts[index] ?? 4294967295, git = gitAt === 4294967295 ? {} : { git: this.#text.toString("latin1", gitAt, this.#text.indexOf(34, gitAt)) };
		return {
			...bare,
			...this.factsAt(index),
			...git
		};
	}
	*[Symbol.iterator]() {
		for (let index = 0; index < this.#length; index++) yield this.#sealAt(index);
	}
	*entries() {
		for (let index = 0; index < this.#length; index++) yield [index, this.#sealAt(index)];
	}
	map(make) {
		let values = [];
		for (let index = 0; index < this.#length; index++) values.push(make(this.#sealAt(index), index));
		return values;
	}
	flatMap(make) {
		let values = [];
		for (let index = 0; index < this.#length; index++) {
			let made = make(this.#sealAt(index), index);
			Array.isArray(made) ? values.push(...made) : values.push(made);
		}
		return values;
	}
	filter(test) {
		let seals = [];
		for (let index = 0; index < this.#length; index++) {
			let seal = this.#sealAt(index);
			test(seal, index) && seals.push(seal);
		}
		return seals;
	}
	findIndex(test) {
		for (let index = 0; index < this.#length; index++) if (test(this.#sealAt(index), index)) return index;
		return -1;
	}
	find(test) {
		let index = this.findIndex(test);
		return index < 0 ? void 0 : this.#sealAt(index);
	}
	some(test) {
		return this.findIndex(test) >= 0;
	}
	every(test) {
		return this.findIndex((seal, index) => !test(seal, index)) < 0;
	}
};
function factsByte({ text, eol, bom }) {
	return TEXTS.indexOf(text) + TEXTS.length * (EOLS.indexOf(eol) + (bom === !0 ? EOLS.length : 0));
}
// src/hashing/pack-seals.ts
const NO_DIGEST = "0".repeat(64);
function packSeals(seals) {
	let units = 0;
	for (let { path } of seals) units += path.length;
	let text = new SharedArrayBuffer(seals.length * 64 + units * 3), columns = SealColumns.over(text, seals.length, 0), buffer = Buffer.from(text), at = 0, batch = [];
	for (let seal of seals) batch.push(seal), batch.length < 2048 || (at = pack(batch, columns, buffer, at), batch = []);
	return pack(batch, columns, buffer, at), columns;
}
function pack(seals, columns, buffer, start) {
	let hex = seals.map(({ digests }) => digests.sha256 ?? NO_DIGEST).join(""), paths = seals.map(({ path }) => path).join(""), sha256At = start, pathAt = start + buffer.write(hex, start, "latin1"), isAscii = buffer.write(paths, pathAt) === paths.length;
	for (let seal of seals) {
		let pathEnd = pathAt + (isAscii ? seal.path.length : Buffer.byteLength(seal.path));
		columns.push({
			pathAt,
			pathEnd,
			sha256At: isPlain(seal) ? sha256At : NOWHERE,
			gitAt: NOWHERE
		}, seal.bytes, seal), sha256At += 64, pathAt = pathEnd;
	}
	return pathAt;
}
function isPlain({ digests, rawPath }) {
	let { sha256, sha384, sha512, blake2b512 } = digests;
	return sha256 !== void 0 && rawPath === void 0 && sha384 === void 0 && sha512 === void 0 && blake2b512 === void 0;
}
// src/hashing/work-table.ts
var work_table_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ WorkTable: () => WorkTable }), WorkTable = class WorkTable {
	shared;
	#columns;
	#count;
	#tickets;
	#verdicts;
	#modes;
	#order;
	constructor(shared) {
		let { memory, columns } = shared;
		this.shared = shared, this.#columns = new SealColumns(columns), this.#count = columns.length, this.#tickets = new Int32Array(memory, 0, 1), this.#order = new Uint32Array(memory, 64, this.#count), this.#verdicts = new Uint8Array(memory, 64 + this.#count * 4, this.#count), this.#modes = new Uint8Array(memory, 64 + this.#count * 5, this.#count);
	}
	static of(seals) {
		let columns = seals instanceof SealColumns ? seals : packSeals(seals), count = columns.length, bigs = columns.indexesFrom(require_hashing.BIG_BYTES), sizeOf = (index) => columns.bytesAt(index) ?? 0;
		bigs.sort((a, b) => sizeOf(b) - sizeOf(a));
		let memory = new SharedArrayBuffer(64 + count * 6), table = new WorkTable({
			memory,
			bigs: bigs.length,
			columns: columns.shared
		}), order = table.#order;
		order.set(bigs);
		let areBig = new Set(bigs), place = bigs.length;
		for (let index = 0; index < count; index++) areBig.has(index) || (order[place++] = index);
		if (seals === columns) table.#modes.fill(3);
		else for (let [index, { exec }] of seals.entries()) exec === void 0 && (table.#modes[index] = 3);
		return table;
	}
	take() {
		let { bigs } = this.shared, ticket = Atomics.add(this.#tickets, 0, 1);
		if (ticket < bigs) return {
			from: ticket,
			to: ticket + 1
		};
		let from = bigs + (ticket - bigs) * 64;
		return from < this.#count ? {
			from,
			to: Math.min(from + 64, this.#count)
		} : void 0;
	}
	indexAt(place) {
		return this.#order[place] ?? 0;
	}
	sealAt(index) {
		let seal = this.#columns.bareAt(index);
		return seal === void 0 || this.#modes[index] === 3 ? seal : {
			...seal,
			exec: !1
		};
	}
	sealWithFacts(index) {
		let seal = this.sealAt(index);
		return seal === void 0 ? void 0 : {
			...seal,
			...this.#columns.factsAt(index)
		};
	}
	indexesOf(verdict) {
		let indexes = [];
		for (let at = this.#verdicts.indexOf(verdict); at >= 0; at = this.#verdicts.indexOf(verdict, at + 1)) indexes.push(at);
		return indexes;
	}
	restart() {
		Atomics.store(this.#tickets, 0, 0);
	}
	judge(index, intact, exec) {
		this.#verdicts[index] = intact ? 1 : 2, intact && exec !== void 0 && (this.#modes[index] = exec ? 2 : 1);
	}
	execAt(index) {
		let mode = this.#modes[index] ?? 0;
		return mode === 1 || mode === 2 ? mode === 2 : void 0;
	}
	distrust(folders) {
		if (folders.length === 0) return;
		let changed = new Set(folders);
		for (let index = 0; index < this.#count; index++) this.verdict(index) === 1 && require_hashing.isBelowAny(this.#columns.pathAt(index), changed) && this.judge(index, !1);
	}
	get areIntact() {
		return isFilledWith(this.#verdicts, 1) && isFilledWith(this.#modes, 3);
	}
	verdict(index) {
		return this.#verdicts[index] ?? 0;
	}
};
function isFilledWith(bytes, value) {
	return Buffer.alloc(bytes.length, value).equals(bytes);
}
exports.NOWHERE = NOWHERE, exports.NO_FACTS = NO_FACTS, exports.SealColumns = SealColumns, exports.WorkTable = WorkTable, exports.work_table_exports = work_table_exports;
