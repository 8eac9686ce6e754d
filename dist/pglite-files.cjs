let node_fs = require("node:fs"), node_path = require("node:path"), node_url = require("node:url"), node_module = require("node:module");
// src/rehearsal/engine/pglite/files.ts
/** Extensions that are brought along: the trusted ones of contrib, which any owner of a database may create. */
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
	"initdb.wasm",
	"pglite.data"
];
/** Where the files of PGlite are: beside the bundle, else in its package. */
function findFiles() {
	let beside = (0, node_path.join)((0, node_path.dirname)((0, node_url.fileURLToPath)(require("url").pathToFileURL(__filename).href)), "pglite");
	return (0, node_fs.existsSync)((0, node_path.join)(beside, "pglite.br")) ? {
		files: beside,
		packed: !0
	} : {
		files: (0, node_path.dirname)((0, node_module.createRequire)(require("url").pathToFileURL(__filename).href).resolve("@electric-sql/pglite")),
		packed: !1
	};
}
Object.defineProperty(exports, "EXTENSIONS", {
	enumerable: !0,
	get: function() {
		return EXTENSIONS;
	}
}), Object.defineProperty(exports, "PACK", {
	enumerable: !0,
	get: function() {
		return "pglite.br";
	}
}), Object.defineProperty(exports, "PACKED", {
	enumerable: !0,
	get: function() {
		return PACKED;
	}
}), Object.defineProperty(exports, "findFiles", {
	enumerable: !0,
	get: function() {
		return findFiles;
	}
});
