const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_release = require("./release.cjs"), require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_foreign_tree = require("./foreign-tree.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_util = require("node:util"), node_os = require("node:os"), node_child_process = require("node:child_process");
// src/validator/interpreter.ts
const ELF = Buffer.from([
	127,
	69,
	76,
	70
]);
function interpreterOf(words, program) {
	if (words === void 0) return ELF.equals(program.subarray(0, ELF.length)) ? native() : "no interpreter is given, and the program is not a Linux (ELF) binary";
	let [word, ...more] = words;
	if (more.length > 0) return "its interpreter has arguments, and only a single word is allowed";
	if (word === "node") return {
		command: [process.execPath],
		trial: EMPTY
	};
	if (word !== "python3" && word !== "sh") return "its interpreter is not one of node, python3, sh";
	let found = require_hashing.systemProgram(word);
	return found === void 0 ? `there is no ${word} in the system's own folders` : {
		command: word === "python3" ? [
			found,
			"-I",
			"-B"
		] : [found],
		trial: EMPTY
	};
}
const EMPTY = /* @__PURE__ */ new Uint8Array();
function native() {
	let found = require_hashing.systemProgram("true");
	return found === void 0 ? "this machine has no program for the trial run" : {
		command: [],
		trial: (0, node_fs.readFileSync)(found)
	};
}
// src/disk/private-folder.ts
const NEW_FILE = node_fs.constants.O_WRONLY | node_fs.constants.O_CREAT | node_fs.constants.O_EXCL | (node_fs.constants.O_NOFOLLOW ?? 0), EXTENSION = /\.[A-Za-z0-9]{1,8}$/;
var PrivateFolder = class {
	path = (0, node_fs.mkdtempSync)((0, node_path.join)((0, node_os.tmpdir)(), "seal-gate-validator-"));
	work = this.#folder("work");
	home = this.#folder("home");
	temporary = this.#folder("tmp");
	root = this.#folder("root");
	#files = [];
	constructor() {
		(0, node_fs.writeFileSync)((0, node_path.join)(this.path, "package.json"), "{}\n", {
			flag: "wx",
			mode: 292
		});
	}
	#folder(name) {
		let folder = (0, node_path.join)(this.path, name);
		return (0, node_fs.mkdirSync)(folder, { mode: 448 }), folder;
	}
	put(name, sealedPath, bytes) {
		let file = (0, node_path.join)(this.path, `${name}${EXTENSION.exec(sealedPath)?.[0] ?? ""}`), fd = (0, node_fs.openSync)(file, NEW_FILE, name === "program" ? 320 : 256);
		try {
			for (let at = 0; at < bytes.length;) at += (0, node_fs.writeSync)(fd, bytes, at);
		} finally {
			(0, node_fs.closeSync)(fd);
		}
		return this.#files.push(file), file;
	}
	give(user) {
		for (let path of [
			...this.#files,
			this.work,
			this.home,
			this.temporary,
			this.path
		]) (0, node_fs.chownSync)(path, user, user);
	}
	remove() {
		require_foreign_tree.removeForeignTree(this.path);
	}
};
// src/validator/bounded-child.ts
const KILLED = 128 + node_os.constants.signals.SIGKILL;
function runBounded(command, { cwd, environment, mark, abandon }, bounds) {
	let [program = "", ...args] = command;
	return new Promise((resolve, reject) => {
		let child = (0, node_child_process.spawn)(program, args, {
			cwd,
			env: environment,
			detached: !0,
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			]
		}), stopped, bytes = 0, kill = () => killAll(child.pid, mark), stop = (why) => {
			stopped ??= why, kill();
		}, onSignal = (signal) => {
			kill(), abandon(), process.kill(process.pid, signal);
		}, timer = setTimeout(stop, bounds.milliseconds, "time"), restoreSignals = require_hashing.onSignals(onSignal), forget = () => {
			clearTimeout(timer), restoreSignals();
		}, count = (chunk) => {
			bytes += chunk.length, bytes > bounds.outputBytes && stop("output");
		}, outputs = [child.stdout, child.stderr];
		for (let output of outputs) output.on("data", count).on("error", () => void 0);
		child.once("error", (error) => {
			forget(), reject(error);
		}), child.once("exit", (code, signal) => {
			forget(), kill();
			let closing = setTimeout(() => {
				for (let output of outputs) output.destroy();
			}, 1e3);
			child.once("close", () => {
				clearTimeout(closing), resolve({
					exit_code: stopped === void 0 ? code ?? 128 + (signal === null ? 0 : node_os.constants.signals[signal]) : KILLED,
					timed_out: stopped === "time"
				});
			});
		});
	});
}
function killAll(pid, mark) {
	if (pid !== void 0) {
		end(-pid);
		for (let round = 0; round < 10; round++) {
			let left = findMarked(mark);
			if (left.length === 0) return;
			for (let one of left) end(one);
		}
	}
}
function end(pid) {
	try {
		process.kill(pid, "SIGKILL");
	} catch {}
}
function findMarked(mark) {
	try {
		return (0, node_fs.readdirSync)("/proc").filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(mark)).map(Number);
	} catch {
		return [];
	}
}
function environmentOf(pid) {
	try {
		return (0, node_fs.readFileSync)(`/proc/${pid}/environ`);
	} catch {
		return Buffer.alloc(0);
	}
}
// src/validator/own-root.ts
const NOBODY = 65534, MIB = 1048576, LIMITS = [
	`--data=${2048 * MIB}`,
	"--nproc=256",
	`--fsize=${1024 * MIB}`,
	"--nofile=1024",
	"--core=0"
], NO_RIGHTS = [
	"--no-new-privs",
	"--inh-caps=-all",
	"--bounding-set=-all"
], NAMESPACES = [
	"--net",
	"--ipc",
	"--pid",
	"--mount-proc",
	"--fork",
	"--kill-child=SIGKILL"
];
function enclosures(seconds) {
	let [unshare, setpriv, prlimit, timeout] = [
		"unshare",
		"setpriv",
		"prlimit",
		"timeout"
	].map(require_hashing.systemProgram), plain = {
		prefix: () => [],
		isolation: {
			network: "shared",
			processes: "group",
			files: "shared",
			limits: !1,
			otherUser: !1
		}
	};
	if (setpriv === void 0 || prlimit === void 0 || timeout === void 0) return [plain];
	let limited = [
		prlimit,
		...LIMITS,
		"--",
		timeout,
		"--foreground",
		"--signal=KILL",
		String(seconds)
	], group = {
		prefix: () => [
			setpriv,
			"--no-new-privs",
			"--",
			...limited
		],
		isolation: {
			...plain.isolation,
			limits: !0
		}
	};
	if (unshare === void 0) return [group, plain];
	let cutOff = {
		network: "none",
		processes: "namespace",
		limits: !0
	}, ownRoot = (folder, program) => [
		"--",
		"/bin/sh",
		"-c",
		"\nset -e\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\nfolder=$1 interpreter=$2 root=$1/root\nshift 2\nmount -t tmpfs -o mode=0755,size=1m seal-gate \"$root\"\nshown() { mount --rbind \"$1\" \"$root$1\"; mount -o remount,bind,ro \"$root$1\" 2>/dev/null || :; }\nfor system in /usr /bin /sbin /lib /lib32 /lib64 /libx32 /etc; do\n  if [ -h \"$system\" ]; then ln -s \"$(readlink \"$system\")\" \"$root$system\"\n  elif [ -d \"$system\" ]; then mkdir \"$root$system\"; shown \"$system\"; fi\ndone\nmkdir \"$root/dev\" \"$root/proc\"\nfor device in null zero full random urandom; do : > \"$root/dev/$device\"; mount --bind \"/dev/$device\" \"$root/dev/$device\"; done\nmount -t proc -o nosuid,nodev,noexec proc \"$root/proc\"\nmkdir -p \"$root$folder\"\nmount --bind \"$folder\" \"$root$folder\"\nif [ ! -e \"$root$interpreter\" ]; then\n  mkdir -p \"$root${interpreter%/*}\"\n  : > \"$root$interpreter\"\n  shown \"$interpreter\"\nfi\nexec chroot \"$root\" /bin/sh -c 'PATH=/usr/bin:/bin; cd \"$1\"; shift; exec env -u PWD -u OLDPWD -u SHLVL -u _ \"$@\"' sh \"$folder/work\" \"$@\"\n",
		"own-root",
		folder,
		program
	], asNobody = [
		setpriv,
		`--reuid=${NOBODY}`,
		`--regid=${NOBODY}`,
		"--clear-groups",
		...NO_RIGHTS,
		"--",
		...limited
	], nobody = {
		prefix: (folder, program) => [
			unshare,
			...NAMESPACES,
			...ownRoot(folder, program),
			...asNobody
		],
		isolation: {
			...cutOff,
			files: "own",
			otherUser: !0
		},
		user: NOBODY
	}, mapped = {
		prefix: (folder, program) => [
			unshare,
			"--user",
			"--map-root-user",
			...NAMESPACES,
			...ownRoot(folder, program),
			setpriv,
			...NO_RIGHTS,
			"--",
			...limited
		],
		isolation: {
			...cutOff,
			files: "own",
			otherUser: !1
		}
	}, user = {
		prefix: () => [
			unshare,
			"--user",
			"--map-current-user",
			...NAMESPACES,
			"--",
			setpriv,
			...NO_RIGHTS,
			"--",
			...limited
		],
		isolation: {
			...cutOff,
			files: "shared",
			otherUser: !1
		}
	};
	return process.getuid?.() === 0 ? [
		nobody,
		mapped,
		user,
		group,
		plain
	] : [
		mapped,
		user,
		group,
		plain
	];
}
// src/validator/started.ts
var OutOfTime = class extends Error {
	constructor() {
		super("its calls together exceeded their time limit"), this.name = "OutOfTime";
	}
};
const TRIAL = {
	milliseconds: 1e4,
	outputBytes: 65536
};
async function bestEnclosure({ command, trial }, bounds) {
	for (let enclosure of enclosures(Math.ceil(bounds.milliseconds / 1e3) + 10)) {
		let { exit_code } = await inside(enclosure, TRIAL, (folder) => [...command, folder.put("program", "trial", trial)]).catch(() => ({ exit_code: -1 }));
		if (exit_code === 0) return enclosure;
	}
}
async function start({ program, interpreter, enclosure, bounds, until }, args, input) {
	let left = until - performance.now();
	if (left <= 0) throw new OutOfTime();
	let outcome = await inside(enclosure, {
		...bounds,
		milliseconds: Math.min(bounds.milliseconds, left)
	}, (folder) => [
		...interpreter.command,
		folder.put("program", program.path, program.bytes),
		...args,
		...input === void 0 ? [] : [folder.put("input", input.path, input.bytes)]
	]);
	if (outcome.timed_out && left < bounds.milliseconds) throw new OutOfTime();
	return outcome;
}
async function inside({ prefix, user }, bounds, commandIn) {
	let folder = new PrivateFolder();
	try {
		let words = commandIn(folder), command = [...prefix(folder.path, words[0] ?? ""), ...words];
		user !== void 0 && folder.give(user);
		let environment = {
			PATH: "/usr/bin:/bin",
			HOME: folder.home,
			TMPDIR: folder.temporary,
			LANG: "C.UTF-8",
			TZ: "UTC"
		};
		return await runBounded(command, {
			cwd: folder.work,
			environment,
			mark: folder.path,
			abandon: () => folder.remove()
		}, bounds);
	} finally {
		folder.remove();
	}
}
async function validate(root, evidence, pinned, strict, totalMs = 36e5) {
	let { path, document } = pinned;
	try {
		let files = filesOf(root, evidence, pinned);
		if (typeof files == "string") return notRun(pinned, files);
		let interpreter = interpreterOf(document.interpreter, files.program.bytes);
		if (typeof interpreter == "string") return notRun(pinned, interpreter);
		let bounds = {
			milliseconds: document.timeout_seconds * 1e3,
			outputBytes: document.max_output_bytes
		}, enclosure = await bestEnclosure(interpreter, bounds);
		if (enclosure === void 0) return notRun(pinned, "its interpreter cannot be started");
		let { processes, files: seen } = enclosure.isolation;
		if (strict && (processes !== "namespace" || seen !== "own")) return notRun(pinned, NOT_CUT_OFF);
		let run = await stages({
			program: files.program,
			interpreter,
			enclosure,
			bounds,
			until: performance.now() + totalMs
		}, pinned, files);
		return {
			path,
			scope: document.scope,
			...run,
			isolation: enclosure.isolation
		};
	} catch (error) {
		return notRun(pinned, error instanceof OutOfTime ? error.message : `the system reports ${require_hashing.errorCode(error)}`);
	}
}
const NOT_CUT_OFF = "this machine allows no namespaces, so it could read the tokens of the job and reach its sockets (on Ubuntu, allow them in an earlier step: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0)";
function notRun({ path, document }, reason) {
	let result = {
		schema: "seal-gate/validator-result/1",
		status: "NOT_RUN",
		reason
	};
	return {
		path,
		scope: document.scope,
		result,
		problems: [reason]
	};
}
const UNSEALED = {
	sha256: "",
	bytes: -1
};
function filesOf(root, evidence, { document }) {
	let sealed = new require_hashing.SealedFiles(root), wrong = [], room = 268435456, read = ({ path, sha256, bytes }) => {
		let seal = {
			path,
			digests: { sha256 },
			bytes,
			line: 1
		}, found = sealed.content(seal, Math.min(67108864, room));
		return room -= found?.length ?? 0, found !== void 0 && require_hashing.matchesSeal(seal, found) || wrong.push(path), {
			path,
			bytes: found ?? /* @__PURE__ */ new Uint8Array()
		};
	}, files = {
		program: read(document.program),
		reject: document.must_reject.map(({ input }) => read(input)),
		accept: document.must_accept.map(({ input }) => read(input)),
		judged: document.judges.map((path) => {
			let ref = {
				path,
				...evidence.sealed.get(path) ?? UNSEALED
			};
			return {
				ref,
				file: read(ref)
			};
		})
	};
	return wrong.length === 0 ? files : `not the pinned bytes, or too large: ${[...new Set(wrong)].join(", ")}`;
}
async function stages(startable, { path, sha256, bytes, document }, files) {
	let { program, self_test, must_reject, must_accept } = document, problems = [], ended = (what, outcome, wanted) => {
		outcome.timed_out ? problems.push(`${what}: it did not end in time`) : outcome.exit_code !== wanted && problems.push(`${what}: it ended with ${outcome.exit_code} instead of ${wanted}`);
	}, result = {
		schema: "seal-gate/validator-result/1",
		status: "FAIL",
		validator: {
			path,
			sha256,
			bytes
		},
		program: pinOf(program),
		self_test: await start(startable, self_test.args),
		must_reject: [],
		must_accept: [],
		judged: []
	};
	if (ended("its self-test", result.self_test, 0), problems.length > 0) return {
		result,
		problems
	};
	for (let [index, { id, input, args, exit_code }] of must_reject.entries()) {
		let one = {
			id,
			input: pinOf(input),
			...await start(startable, args, files.reject[index])
		};
		result.must_reject.push(one), ended(`${id}, which it must reject`, one, exit_code);
	}
	for (let [index, { id, input, args }] of must_accept.entries()) {
		let one = {
			id,
			input: pinOf(input),
			...await start(startable, args, files.accept[index])
		};
		result.must_accept.push(one), ended(`${id}, which it must accept`, one, 0);
	}
	for (let fabricated of files.judged.flatMap(({ file }) => fabricatedNoOps(file))) {
		let outcome = await start(startable, [], fabricated);
		(outcome.timed_out || outcome.exit_code === 0) && problems.push(`${fabricated.path}, edited so that nothing changed: it was not rejected`);
	}
	if (problems.length > 0) return {
		result,
		problems
	};
	for (let { ref, file } of files.judged) {
		let outcome = await start(startable, [], file);
		result.judged.push({
			file: ref,
			...outcome
		}), ended(ref.path, outcome, 0);
	}
	return {
		result: {
			...result,
			status: problems.length === 0 ? "PASS" : "FAIL"
		},
		problems
	};
}
function pinOf({ sha256, bytes }) {
	return {
		sha256,
		bytes
	};
}
function fabricatedNoOps({ path, bytes }) {
	let json = require_release.readSealedJson(bytes);
	if (json === void 0 || "problem" in json) return [];
	let { data } = require_release.DOCUMENTS["rehearsal-execution"].safeParse(json.value);
	if (data?.status !== "APPLIED") return [];
	let changed = {
		schema: !1,
		tables: [],
		sequences: [],
		large_objects: !1
	};
	return [{
		path,
		bytes: Buffer.from(require_gate.jsonText({
			...data,
			after: data.before,
			changed
		}))
	}];
}
// src/validator/run-validators.ts
var run_validators_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	runValidators: () => runValidators,
	validatorFindings: () => validatorFindings
});
const REFUSED_EVENTS = /* @__PURE__ */ new Set([
	"pull_request_target",
	"workflow_run",
	"issue_comment"
]);
async function runValidators(root, evidence, environment = process.env) {
	let refusal = refusalIn(environment), runs = [];
	for (let pinned of require_release.ofKind(evidence, "validator")) {
		let inWorkflow = environment.GITHUB_ACTIONS === "true";
		runs.push(refusal === void 0 ? await validate(root, evidence, pinned, inWorkflow) : notRun(pinned, refusal));
	}
	return runs;
}
function refusalIn(environment) {
	let event = environment.GITHUB_EVENT_NAME ?? "";
	return REFUSED_EVENTS.has(event) ? `programs of a packet are never started on ${event}` : process.platform === "win32" ? "on Windows no process can be held, so validators run on Linux and macOS only" : void 0;
}
function validatorFindings(runs, evidence, manifest) {
	return runs.length === 0 ? [{
		code: "validator-not-run",
		severity: "unverifiable",
		manifest,
		reason: "validators were requested, but the packet seals none"
	}] : runs.flatMap(({ path, result, problems }) => {
		let base = {
			path,
			manifest
		};
		if (result.status === "NOT_RUN") return [{
			...base,
			code: "validator-not-run",
			severity: "unverifiable",
			reason: result.reason
		}];
		let other = require_release.ranValidators(evidence).find(({ document }) => document.validator.path === path && !(0, node_util.isDeepStrictEqual)(withoutLimits(document), withoutLimits(result))), reasons = [...problems, ...other === void 0 ? [] : [`${other.path} records a result that differs from this run`]];
		return reasons.length === 0 ? [] : [{
			...base,
			code: "validator-failed",
			severity: "fail",
			reason: reasons.join("; ")
		}];
	});
}
function withoutLimits({ ran_at: _, not_after: __, commit: ___, ...result }) {
	return result;
}
exports.runValidators = runValidators, exports.run_validators_exports = run_validators_exports, exports.validate = validate, exports.validatorFindings = validatorFindings;
