const require_gate = require("./gate.cjs"), SEAL = {
	paths: {
		type: "lines",
		default: [],
		allowed: "files and folders, one per line"
	},
	output: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "seal-gate.json",
		allowed: "the path of one file",
		flag: {
			argument: "FILE",
			short: "o",
			help: "where to write it (standard output); replaces a manifest, never another file"
		}
	},
	format: {
		type: "choice",
		words: [
			"auto",
			"native",
			"gnu",
			"bsd",
			"bagit"
		],
		default: "auto",
		flag: {
			argument: "NAME",
			help: "native, gnu, bsd, bagit (that of the manifest that exists, else native)"
		}
	},
	root: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one folder",
		flag: {
			argument: "FOLDER",
			help: "folder that sealed paths are relative to (the folder of FILE)"
		}
	},
	packet: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "one line",
		flag: {
			argument: "NAME",
			help: "name of the packet (native format only)"
		}
	},
	covers: {
		type: "lines",
		default: [],
		allowed: "globs, one per line",
		flag: {
			argument: "GLOB",
			help: "scope in which a file without a seal is a finding (native format only); can be repeated"
		}
	},
	exclude: {
		type: "lines",
		default: [],
		allowed: "globs, one per line",
		flag: {
			argument: "GLOB",
			help: "leave out files and folders that match, relative to the root; can be repeated"
		}
	},
	meaning: {
		type: "switch",
		default: !1,
		flag: { help: "also seal the JSON value and the text beside the bytes, to report a change of layout as one (native format only)" }
	},
	modes: {
		type: "switch",
		default: !1,
		flag: { help: "also seal executable bits, and symbolic links by their targets (native format only)" }
	},
	remove: {
		type: "switch",
		default: !1,
		flag: { help: "permit that seals are removed or weakened; without it, such a change is refused" }
	},
	check: {
		type: "switch",
		default: !1,
		flag: { help: "write nothing; report what sealing again would change (exit code 1)" }
	}
}, MERGE = {
	reports: {
		type: "lines",
		default: [],
		allowed: "paths or globs, one per line"
	},
	run: require_gate.RUN,
	result: {
		type: "line",
		pattern: /^(?:success|failure|cancelled|skipped)$/,
		default: "",
		allowed: "success, failure, cancelled or skipped: the result of the jobs of the shards"
	},
	...require_gate.UPLOAD
}, REHEARSE = {
	spec: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file"
	},
	dump: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one dump",
		flag: {
			argument: "FILE",
			help: "the dump to use instead of the one in the spec: plain, also packed, custom, directory, tar"
		}
	},
	database: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the name of one database",
		flag: {
			argument: "NAME",
			help: "the database to take of a dump of a whole cluster, pg_dumpall (the one in the spec)"
		}
	},
	apply: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file",
		flag: {
			argument: "FILE",
			help: "without a spec: the script of the change"
		}
	},
	rollback: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file",
		flag: {
			argument: "FILE",
			help: "without a spec: the script that undoes it"
		}
	},
	"apply-run": {
		type: "lines",
		default: [],
		allowed: "commands, one per line",
		flag: {
			argument: "COMMAND",
			help: "without a spec: the command that makes the change on the clone, such as \"alembic upgrade head\", instead of --apply; can be repeated, each with its --rollback-run"
		}
	},
	"rollback-run": {
		type: "lines",
		default: [],
		allowed: "commands, one per line",
		flag: {
			argument: "COMMAND",
			help: "without a spec: the command that undoes it, instead of --rollback; can be repeated"
		}
	},
	"run-env": {
		type: "lines",
		default: [],
		allowed: "NAME=VALUE, one per line",
		flag: {
			argument: "NAME=VALUE",
			help: "a variable for the commands; they get none of the job; can be repeated"
		}
	},
	"run-folders": {
		type: "lines",
		default: [],
		allowed: "folders, one per line",
		flag: {
			argument: "FOLDER",
			help: "a folder outside of the current one that the commands may read; can be repeated"
		}
	},
	migrations: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one folder",
		flag: {
			argument: "FOLDER",
			help: "without a spec: the folder of a migration tool, instead of --apply and --rollback"
		}
	},
	tool: {
		type: "choice",
		words: [
			"auto",
			"flyway",
			"golang-migrate",
			"goose",
			"dbmate",
			"sqitch",
			"node-pg-migrate",
			"liquibase",
			"knex",
			"rails"
		],
		default: "auto",
		flag: {
			argument: "NAME",
			help: "with --migrations: flyway, golang-migrate, goose, dbmate, sqitch, node-pg-migrate, liquibase (auto)"
		}
	},
	since: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "one commit, branch or tag, or latest-tag",
		flag: {
			argument: "REF",
			help: "with --migrations: rehearse what is new since this commit, branch or tag; or latest-tag (all)"
		}
	},
	transaction: {
		type: "choice",
		words: [
			"auto",
			"none",
			"single"
		],
		default: "auto",
		flag: {
			argument: "WORD",
			help: "without a spec: none (each statement alone) or single (each script in one transaction), as production does (auto: both)"
		}
	},
	between: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file, or generated",
		flag: {
			argument: "FILE",
			help: "without a spec: rows to write after the change, which the rollback must keep: a script, or generated"
		}
	},
	"statement-timeout": {
		type: "line",
		pattern: /^(?:[1-9]\d{0,8}(?:ms|s|min|h))?$/,
		default: "",
		allowed: "a number with its unit, such as 30s",
		flag: {
			argument: "TIME",
			help: "without a spec: how long each statement of the scripts may take, such as 500ms, 30s or 5min"
		}
	},
	expectations: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file",
		flag: {
			argument: "FILE",
			help: "without a spec: the schema that the clone must have (not compared)"
		}
	},
	policy: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file",
		flag: {
			argument: "FILE",
			help: "without a spec: what production is, and what is allowed. With both, evidence is written"
		}
	},
	exceptions: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file",
		flag: {
			argument: "FILE",
			help: "without a spec: differences that a rollback may leave, if the policy allows them too"
		}
	},
	queries: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file",
		flag: {
			argument: "FILE",
			help: "statements that must still be understood after the change: SQL, or a CSV of pg_stat_statements"
		}
	},
	engine: {
		type: "choice",
		words: [
			"auto",
			"pglite",
			"postgres",
			"sqlite"
		],
		default: "auto",
		flag: {
			argument: "NAME",
			help: "auto, pglite (embedded), postgres (a server of its own, without any network), sqlite (auto)"
		}
	},
	"pg-bin": {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one folder",
		flag: {
			argument: "FOLDER",
			help: "folder of initdb and postgres"
		}
	},
	"run-as": {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the name of one role",
		flag: {
			argument: "ROLE",
			help: "the role that runs the scripts in production (the role in the spec)"
		}
	},
	"require-rehearsal": {
		type: "switch",
		default: !1,
		flag: { help: "fail if nothing was rehearsed because there is no dump" }
	},
	out: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one folder",
		flag: {
			argument: "FOLDER",
			short: "o",
			help: "folder for the evidence (\"evidence\" beside the spec)"
		}
	},
	comment: {
		type: "switch",
		default: !1
	},
	"github-token": {
		type: "secret",
		default: "",
		allowed: "a token"
	},
	...require_gate.UPLOAD,
	"artifact-name": {
		...require_gate.UPLOAD["artifact-name"],
		default: "seal-gate-rehearsal"
	}
}, SEAL_COMMAND = {
	...SEAL,
	output: {
		...SEAL.output,
		default: ""
	},
	update: {
		type: "switch",
		default: !1,
		flag: { help: "seal again what has changed, after showing why; of PATH…, or of the whole manifest (FILE, or as verify finds it)" }
	},
	yes: {
		type: "switch",
		default: !1,
		flag: { help: "with --update: do not ask" }
	}
}, REHEARSE_COMMAND = {
	...REHEARSE,
	"suggest-masks": {
		type: "switch",
		default: !1,
		flag: { help: "rehearse nothing: print masks for the dump, from names of columns and what looks like a credential, as JSON for a spec" }
	},
	"write-spec": {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file",
		flag: {
			argument: "FILE",
			help: "without a spec: once it is rehearsed, write its spec, expectations and policy for later"
		}
	},
	json: require_gate.JSON_OUTPUT,
	html: require_gate.VERIFY.html
}, MERGE_COMMAND = {
	run: {
		...require_gate.RUN,
		flag: {
			argument: "NAME",
			help: "the run that the reports must be of (the run of GitHub Actions, or else any one run)"
		}
	},
	all: require_gate.VERIFY.all,
	json: require_gate.VERIFY.json,
	html: require_gate.VERIFY.html
}, RESTORE = {
	only: {
		type: "lines",
		default: [],
		allowed: "causes of drift, or codes such as missing, one per line",
		flag: {
			argument: "CAUSE",
			help: "only files to which exactly this happened, such as lf-to-crlf or missing; several causes of one file with commas; can be repeated"
		}
	},
	write: {
		type: "switch",
		default: !1,
		flag: { help: "write the files back, atomically, and verify them again" }
	},
	output: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file",
		flag: {
			argument: "FILE",
			short: "o",
			help: "write the patch to this file"
		}
	},
	"object-format": {
		type: "choice",
		words: ["sha1", "sha256"],
		default: "sha1",
		flag: {
			argument: "NAME",
			help: "sha1 or sha256, the repository's object format (sha1)"
		}
	},
	format: require_gate.FORMAT,
	root: require_gate.ROOT,
	"manifest-sha256": require_gate.MANIFEST_PIN
}, DIFF = {
	format: require_gate.FORMAT,
	root: require_gate.ROOT,
	"manifest-sha256": require_gate.MANIFEST_PIN
}, COMPLETION = {}, RERUN = {
	"run-validator": require_gate.RUN_VALIDATOR,
	"run-rehearsal": {
		type: "switch",
		default: !1,
		flag: { help: "rehearse its change with the packet's own dump, which is code" }
	},
	dump: {
		...REHEARSE.dump,
		flag: {
			argument: "FILE",
			help: "the dump for its rehearsal, when it is kept outside the packet"
		}
	},
	"pg-bin": REHEARSE["pg-bin"],
	"manifest-sha256": {
		...require_gate.MANIFEST_PIN,
		flag: {
			argument: "PIN",
			help: "64 hex digits, or a file that begins with them, that the tree hash must equal"
		}
	},
	write: {
		type: "switch",
		default: !1,
		flag: { help: "write what differs into the packet, with its manifest and packet_tree.sha256" }
	},
	json: require_gate.JSON_OUTPUT
}, EXPLAIN = {
	sha256: {
		type: "line",
		pattern: /^[0-9a-f]{64}$/i,
		default: "",
		allowed: "the 64 hex digits of the sealed bytes",
		flag: {
			argument: "HEX",
			help: "sha256 of the sealed bytes"
		}
	},
	bytes: {
		type: "line",
		pattern: /^(?:0|[1-9][0-9]{0,15})$/,
		default: "",
		allowed: "the length of the sealed bytes, a whole number",
		flag: {
			argument: "N",
			help: "length of the sealed bytes"
		}
	},
	against: {
		type: "line",
		pattern: require_gate.ONE_LINE,
		default: "",
		allowed: "the path of one file",
		flag: {
			argument: "ORIGINAL",
			help: "file with the sealed bytes: FILE is compared with it. With --sha256, it must match that too"
		}
	},
	json: require_gate.JSON_OUTPUT
}, INIT_PACKET = { packet: {
	...SEAL.packet,
	flag: {
		argument: "NAME",
		help: "name of the packet, in its manifest"
	}
} }, PROBE = { json: require_gate.JSON_OUTPUT }, REPAIR = {};
exports.COMPLETION = COMPLETION, exports.DIFF = DIFF, exports.EXPLAIN = EXPLAIN, exports.INIT_PACKET = INIT_PACKET, exports.MERGE = MERGE, exports.MERGE_COMMAND = MERGE_COMMAND, exports.PROBE = PROBE, exports.REHEARSE = REHEARSE, exports.REHEARSE_COMMAND = REHEARSE_COMMAND, exports.REPAIR = REPAIR, exports.RERUN = RERUN, exports.RESTORE = RESTORE, exports.SEAL = SEAL, exports.SEAL_COMMAND = SEAL_COMMAND;
