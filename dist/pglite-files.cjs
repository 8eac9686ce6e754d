let node_crypto = require("node:crypto");
// src/rehearsal/postgres/names.ts
function quoted(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
function literal(text) {
	return `'${text.replaceAll("'", "''")}'`;
}
const SUPERUSER = /^rehearsal_[0-9a-f]{16}$/;
function randomSuperuser() {
	return `rehearsal_${(0, node_crypto.randomBytes)(8).toString("hex")}`;
}
function isRandomSuperuser(name) {
	return SUPERUSER.test(name);
}
// src/rehearsal/postgres/pglite/files.ts
const EXTENSIONS = [
	"btree_gin",
	"btree_gist",
	"citext",
	"cube",
	"dict_int",
	"hstore",
	"intarray",
	"isn",
	"lo",
	"ltree",
	"pg_trgm",
	"pgcrypto",
	"seg",
	"tablefunc",
	"tcn",
	"tsm_system_rows",
	"tsm_system_time",
	"unaccent",
	"uuid-ossp"
], PACKED = [
	"pglite.wasm",
	"pglite.data",
	...EXTENSIONS.map((name) => `${name}.tar.gz`)
], LETTERS = {
	engine: "E",
	messages: "M",
	user: "U",
	walls: "W"
};
function frame(request, body = /* @__PURE__ */ new Uint8Array()) {
	let header = Buffer.from(`${LETTERS[request]}\0\0\0\0`, "latin1");
	return header.writeUInt32BE(body.length, 1), Buffer.concat([header, body]);
}
async function* readFrames(stream) {
	let pieces = [], size = 0, wanted = 5;
	for await (let piece of stream) for (pieces.push(piece), size += piece.length; size >= wanted;) {
		let bytes = Buffer.concat(pieces);
		if (wanted = 5 + bytes.readUInt32BE(1), pieces = [bytes], size < wanted) break;
		yield {
			request: requestOf(bytes),
			body: bytes.subarray(5, wanted)
		}, pieces = [bytes.subarray(wanted)], size -= wanted, wanted = 5;
	}
}
function requestOf(bytes) {
	let letter = bytes.toString("latin1", 0, 1);
	if (letter === LETTERS.engine) return "engine";
	if (letter === LETTERS.messages) return "messages";
	if (letter === LETTERS.user) return "user";
	if (letter === LETTERS.walls) return "walls";
	throw Error("this is not a request");
}
// src/rehearsal/postgres/pglite/sealed-engine.ts
const SEALED_ENGINE = {
	sha256: "68ca4cac3a394fd975679ede73ec2a205f480b8c2a228e1d1556ae1739c236b5",
	bytes: 6022467
};
exports.DATABASE = "rehearsal", exports.EXTENSIONS = EXTENSIONS, exports.PACK = "pglite.br", exports.PACKED = PACKED, exports.READER_ROLE = "rehearsal_reader", exports.SCRIPT_ROLE = "rehearsal_change", exports.SEALED_ENGINE = SEALED_ENGINE, exports.TRIAL = "rehearsal_trial", exports.UNTOUCHED = "rehearsal_untouched", exports.UNTOUCHED_STEP = "rehearsal_untouched_step", exports.frame = frame, exports.isRandomSuperuser = isRandomSuperuser, exports.literal = literal, exports.quoted = quoted, exports.randomSuperuser = randomSuperuser, exports.readFrames = readFrames;
