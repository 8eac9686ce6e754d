const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_rehearsal = require("./rehearsal.cjs"), require_foreign_tree = require("./foreign-tree.cjs"), require_zod = require("./zod.cjs"), require_confined = require("./confined.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_crypto = require("node:crypto"), node_os = require("node:os"), node_net = require("node:net"), node_child_process = require("node:child_process"), node_stream_promises = require("node:stream/promises");
// src/rehearsal/confined/command/relay.ts
const CLONE = {
	host: "127.0.0.1",
	port: 5432
};
function relay(load) {
	let net = load("node:net"), fs = load("node:fs"), { spawn } = load("node:child_process"), PLACE = "/rehearsal", control = net.connect(`${PLACE}/control`), report = (value) => control.write(`${JSON.stringify(value)}\n`), lines = (path) => fs.readFileSync(path, "latin1").split("\n").filter(Boolean), attempt = (path) => {
		try {
			return fs.writeFileSync(path, "", { flag: "wx" }), "written";
		} catch (error) {
			return error.code ?? "unknown";
		}
	}, others = () => fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== "1" && Number(name) !== process.pid).flatMap((name) => {
		try {
			let [, comm = "", state = ""] = /\((.*)\) (\S)/s.exec(fs.readFileSync(`/proc/${name}/stat`, "latin1")) ?? [];
			return state === "Z" || state === "X" ? [] : [comm];
		} catch {
			return [];
		}
	}), readBack = (workspace) => {
		let status = fs.readFileSync("/proc/self/status", "latin1"), field = (name) => RegExp(`^${name}:\\s+(\\S+)`, "m").exec(status)?.[1] ?? "", free = /^\/(?:tmp|proc|rehearsal\/clone|dev\/(?:shm|null|zero|full|random|urandom))$/, system = /^\/etc\//;
		return {
			namespaces: Object.fromEntries([
				"net",
				"pid",
				"mnt",
				"ipc",
				"uts"
			].map((name) => [name, fs.readlinkSync(`/proc/self/ns/${name}`)])),
			interfaces: lines("/proc/self/net/dev").slice(2).map((line) => line.split(":")[0]?.trim() ?? ""),
			routes: lines("/proc/self/net/route").length - 1,
			noNewPrivileges: field("NoNewPrivs") === "1",
			capabilities: field("CapEff"),
			uid: Number(field("Uid")),
			others: others().length,
			writes: [
				workspace,
				"",
				"/etc",
				"/usr"
			].map((folder) => attempt(`${folder}/.seal-gate-write`)),
			writable: lines("/proc/self/mountinfo").flatMap((line) => {
				let [, , , , point = "", options = ""] = line.split(" ");
				return free.test(point) || system.test(point) || options.split(",").includes("ro") ? [] : [point];
			}),
			variables: Object.keys(process.env).sort()
		};
	}, finish = (ended, waits = 0) => {
		let left = others();
		left.length > 0 && waits < 20 ? setTimeout(finish, 100, ended, waits + 1) : control.end(`${JSON.stringify({
			...ended,
			left
		})}\n`);
	}, begin = ({ command: [program = "", ...args], cwd, environment }) => {
		let child = spawn(program, args, {
			cwd,
			env: environment,
			stdio: [
				"ignore",
				"inherit",
				"inherit"
			]
		});
		child.once("error", (error) => finish({
			code: null,
			signal: null,
			error: error.code ?? "unknown"
		})), child.once("exit", (code, signal) => finish({
			code,
			signal
		}));
	}, server = net.createServer((client) => {
		let door = net.connect(`${PLACE}/door`);
		for (let [one, other] of [[client, door], [door, client]]) one.pipe(other), one.on("error", () => other.destroy()).on("close", () => other.destroy());
	}), start, text = "";
	control.setEncoding("utf8"), control.on("data", (data) => {
		text += String(data);
		for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
			let line = text.slice(0, end);
			if (text = text.slice(end + 1), start !== void 0) {
				begin(start);
				continue;
			}
			let given = JSON.parse(line);
			start = given, server.listen(5432, "127.0.0.1", () => report(readBack(given.workspace)));
		}
	}), control.on("error", () => process.exit(1)), control.on("close", () => process.exit(0));
}
// src/rehearsal/confined/command/enclosed-process.ts
const MAX_OUTPUT_BYTES = 16777216;
var EnclosedProcess = class {
	#base;
	#mark;
	#control;
	#connected;
	#child;
	#socket;
	#exited = Promise.resolve();
	#output = Buffer.alloc(0);
	#printed = 0;
	#lines = [];
	#wake = () => void 0;
	#text = "";
	stopped;
	constructor(mark) {
		let parent = (0, node_fs.realpathSync)((0, node_os.tmpdir)());
		this.#base = (0, node_fs.mkdtempSync)((0, node_path.join)(Buffer.byteLength(parent) > 60 ? "/tmp" : parent, "seal-gate-command-")), this.#mark = mark, this.#control = (0, node_net.createServer)(), this.#connected = new Promise((resolve) => this.#control.once("connection", resolve)), (0, node_fs.mkdirSync)((0, node_path.join)(this.#base, "root")), (0, node_fs.mkdirSync)(this.#shown), (0, node_fs.writeFileSync)((0, node_path.join)(this.#shown, "relay.cjs"), `(${String(relay)})(require)\n`);
	}
	get #shown() {
		return (0, node_path.join)(this.#base, "shown");
	}
	get door() {
		return (0, node_path.join)(this.#shown, "door");
	}
	makeCloneFolder() {
		let folder = (0, node_path.join)(this.#base, "clone");
		for (let path of [folder, (0, node_path.join)(this.#shown, "clone")]) (0, node_fs.mkdirSync)(path);
		return (0, node_fs.chmodSync)(folder, 511), folder;
	}
	get output() {
		return this.#output.toString("utf8").trim();
	}
	async start(enclosure, folders, covered) {
		let control = (0, node_path.join)(this.#shown, "control");
		if (await new Promise((resolve, reject) => this.#control.once("error", reject).listen(control, resolve)), this.stopped !== void 0) return !1;
		for (let [path, mode] of [
			[this.#shown, 493],
			[(0, node_path.join)(this.#shown, "relay.cjs"), 292],
			[this.door, 438],
			[control, 438]
		]) (0, node_fs.existsSync)(path) && (0, node_fs.chmodSync)(path, mode);
		let [program = "", ...args] = [...enclosure.prefix({
			base: this.#base,
			folders,
			covered
		}), "/rehearsal/relay.cjs"];
		this.#exited = this.#spawn(program, args);
		let socket = await Promise.race([this.#connected, this.#exited]);
		return socket !== void 0 && (this.#control.close(), (0, node_fs.rmSync)(control, { force: !0 }), this.#socket = socket, socket.setEncoding("utf8"), socket.on("error", () => void 0), socket.on("data", (text) => this.#take(String(text))), socket.once("close", () => this.#wake()), !0);
	}
	async ask(value) {
		let socket = this.#socket;
		if (socket !== void 0) {
			for (socket.write(`${JSON.stringify(value)}\n`); this.#lines.length === 0 && !socket.destroyed;) await new Promise((resolve) => {
				this.#wake = resolve;
			});
			try {
				return JSON.parse(this.#lines.shift() ?? "null") ?? void 0;
			} catch {
				return;
			}
		}
	}
	stop(why) {
		this.stopped ??= why, this.kill();
	}
	kill() {
		this.#socket?.destroy();
		let pid = this.#child?.pid;
		if (pid !== void 0 && this.#child?.exitCode === null && this.#child.signalCode === null) {
			end(-pid);
			for (let one of marked(this.#mark)) end(one);
		}
	}
	async end() {
		this.kill(), await this.#exited;
	}
	async remove() {
		await this.end(), this.#control.close(), require_foreign_tree.removeForeignTree(this.#base);
	}
	async #spawn(program, args) {
		let child = (0, node_child_process.spawn)(program, args, {
			cwd: "/",
			env: {
				PATH: require_confined.SYSTEM_PATH,
				LC_ALL: "C.UTF-8"
			},
			detached: !0,
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			]
		});
		this.#child = child;
		let streams = [child.stdout, child.stderr];
		for (let stream of streams) stream.on("data", (data) => this.#print(data)).on("error", () => void 0);
		await new Promise((resolve) => {
			child.once("error", () => resolve()), child.once("close", () => resolve()), child.once("exit", () => {
				setTimeout(() => {
					for (let stream of streams) stream.destroy();
				}, 1e3).unref();
			});
		}), this.#socket?.destroy();
	}
	#print(data) {
		this.#printed += data.length, this.#output = Buffer.concat([this.#output, data]).subarray(-8192), this.#printed > MAX_OUTPUT_BYTES && this.stop(`it printed more than ${MAX_OUTPUT_BYTES / 1024 / 1024} MiB`);
	}
	#take(text) {
		this.#text += text, this.#text.length > 262144 && this.stop("its report is too long");
		let lines = this.#text.split("\n");
		this.#text = lines.pop() ?? "", this.#lines.push(...lines), this.#wake();
	}
};
function end(pid) {
	try {
		process.kill(pid, "SIGKILL");
	} catch {}
}
function marked(mark) {
	return (0, node_fs.readdirSync)("/proc").filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(`SEAL_GATE_MARK=${mark}`)).map(Number);
}
function environmentOf(pid) {
	try {
		return (0, node_fs.readFileSync)(`/proc/${pid}/environ`);
	} catch {
		return Buffer.alloc(0);
	}
}
// src/rehearsal/confined/command/own-root.ts
const NOBODY = 65534, NAMESPACES = [
	"--net",
	"--ipc",
	"--uts",
	"--pid",
	"--mount",
	"--fork",
	"--kill-child=SIGKILL"
], LIMITS = [
	"--data=4294967296",
	"--nproc=512",
	"--nofile=4096",
	"--core=0"
], NO_RIGHTS = [
	"--no-new-privs",
	"--inh-caps=-all",
	"--bounding-set=-all"
], HOME = "/tmp";
function enclosures(mark, { seconds, maxFileBytes = 1073741824 }) {
	let names = [
		"unshare",
		"setpriv",
		"prlimit",
		"timeout",
		"env"
	], [unshare = "", setpriv = "", prlimit = "", timeout = "", env = ""] = names.map((name) => require_hashing.systemProgram(name) ?? "");
	if (process.platform !== "linux" || names.some((name) => require_hashing.systemProgram(name) === void 0)) return [];
	let [uid, gid] = [process.getuid?.() ?? -1, process.getgid?.() ?? -1], own = (way, become, as) => ({
		prefix: ({ base, folders, covered }) => [
			...way,
			"--",
			"/bin/sh",
			"-c",
			"\nset -e\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\nbase=$1 root=$1/root interpreter=$2\nshift 2\nip link set lo up 2>/dev/null || perl -e 'socket(S, 2, 2, 0) and ioctl(S, 0x8914, pack(\"a16 s x22\", \"lo\", 0x41)) or exit 1'\nmount -t tmpfs -o mode=0755,size=1m seal-gate \"$root\"\nsealed() { mount -o remount,bind,ro \"$1\" 2>/dev/null || mount -o remount,bind,ro,nosuid,nodev \"$1\"; }\nbelow() {\n  mounts=$(cut -d ' ' -f 5 /proc/self/mountinfo)\n  printf '%s\\n' \"$mounts\" | while read -r point; do\n    case \"$point\" in \"$1\"/*) sealed \"$point\" || \"$2\";; esac\n  done\n}\nshown() { mkdir -p \"$root$1\"; mount --rbind \"$1\" \"$root$1\"; mount -o remount,bind,ro \"$root$1\" 2>/dev/null || :; below \"$root$1\" true; }\nfor system in /usr /bin /sbin /lib /lib32 /lib64 /libx32 /etc; do\n  if [ -h \"$system\" ]; then ln -s \"$(readlink \"$system\")\" \"$root$system\"\n  elif [ -d \"$system\" ]; then shown \"$system\"; fi\ndone\nmkdir \"$root/dev\" \"$root/dev/shm\" \"$root/proc\" \"$root/tmp\" \"$root/rehearsal\"\nfor device in null zero full random urandom; do : > \"$root/dev/$device\"; mount --bind \"/dev/$device\" \"$root/dev/$device\"; done\nln -s /proc/self/fd \"$root/dev/fd\"\nmount -t tmpfs -o mode=1777,size=64m,nosuid,nodev seal-gate \"$root/dev/shm\"\nmount -t tmpfs -o mode=1777,size=1g,nosuid,nodev seal-gate \"$root/tmp\"\nmount -t proc -o nosuid,nodev,noexec proc \"$root/proc\"\nmount --bind \"$base/shown\" \"$root/rehearsal\"\nsealed \"$root/rehearsal\"\nif [ -d \"$base/shown/clone\" ]; then mount --bind \"$base/clone\" \"$root/rehearsal/clone\"; fi\ncount=$1\nshift\nwhile [ \"$count\" -gt 0 ]; do\n  if [ ! -e \"$root$1\" ]; then\n    mkdir -p \"$root$1\"\n    mount --rbind \"$1\" \"$root$1\"\n    sealed \"$root$1\"\n    below \"$root$1\" false\n  fi\n  count=$((count - 1))\n  shift\ndone\nif [ ! -e \"$root$interpreter\" ]; then\n  mkdir -p \"$root${interpreter%/*}\"\n  : > \"$root$interpreter\"\n  mount --bind \"$interpreter\" \"$root$interpreter\"\n  sealed \"$root$interpreter\"\nfi\ncount=$1\nshift\nwhile [ \"$count\" -gt 0 ]; do\n  if [ -d \"$root$1\" ]; then mount -t tmpfs -o ro,size=4k,mode=0755 seal-gate \"$root$1\"\n  elif [ -e \"$root$1\" ]; then mount --bind /dev/null \"$root$1\"; fi\n  count=$((count - 1))\n  shift\ndone\nsealed \"$root\"\nexec chroot \"$root\" \"$@\"\n",
			"own-root",
			base,
			process.execPath,
			String(folders.length),
			...folders,
			String(covered.length),
			...covered,
			env,
			"-i",
			`PATH=${require_confined.SYSTEM_PATH}`,
			`HOME=${HOME}`,
			`SEAL_GATE_MARK=${mark}`,
			setpriv,
			...become,
			...NO_RIGHTS,
			"--",
			prlimit,
			...LIMITS,
			`--fsize=${maxFileBytes}`,
			"--",
			timeout,
			"--foreground",
			"--signal=KILL",
			String(seconds),
			process.execPath
		],
		uid: as
	}), dropped = (user, group) => [
		`--reuid=${user}`,
		`--regid=${group}`,
		"--clear-groups"
	], mapped = own([
		unshare,
		"--user",
		"--map-root-user",
		...NAMESPACES
	], [], uid);
	return uid === 0 ? [own([unshare, ...NAMESPACES], dropped(NOBODY, NOBODY), NOBODY)] : [mapped, own([
		"sudo",
		"-n",
		env,
		"-i",
		`PATH=${require_confined.SYSTEM_PATH}`,
		unshare,
		...NAMESPACES
	], dropped(uid, gid), uid)];
}
// src/rehearsal/confined/command/workspace.ts
const COVERED = /^(?:\.git|\.netrc|gha-creds-\w+\.json)$/, MAX_ENTRIES = 2e6;
function coveredIn(folder) {
	let found = [], waiting = [folder], entries = 0;
	for (let place = waiting.pop(); place !== void 0; place = waiting.pop()) for (let entry of (0, node_fs.readdirSync)(place, { withFileTypes: !0 })) {
		if (++entries > MAX_ENTRIES) throw Error(`the workspace has more than ${MAX_ENTRIES} entries`);
		let path = (0, node_path.join)(place, entry.name);
		COVERED.test(entry.name) && !entry.isSymbolicLink() ? found.push(path) : entry.isDirectory() && waiting.push(path);
	}
	return found.toSorted();
}
const SYSTEM = [
	"/usr",
	"/bin",
	"/sbin",
	"/lib",
	"/lib32",
	"/lib64",
	"/libx32",
	"/etc"
];
function toolFolders(environment) {
	return [environment.RUNNER_TOOL_CACHE, environment.AGENT_TOOLSDIRECTORY].flatMap((path) => {
		let folder = path === void 0 || !(0, node_path.isAbsolute)(path) ? void 0 : real(path);
		return folder === void 0 || folder === "/" ? [] : [folder];
	});
}
function lookFor({ words, workspace, folders }, environment) {
	let [name = ""] = words, shown = [.../* @__PURE__ */ new Set([
		(0, node_fs.realpathSync)(workspace),
		...folders.map((folder) => (0, node_fs.realpathSync)(folder)),
		...toolFolders(environment)
	])];
	shown.sort((a, b) => a.length - b.length);
	let isSeen = (path) => [...shown, ...SYSTEM].some((folder) => require_hashing.isWithin(folder, path)), places = [
		...(environment.PATH ?? "").split(node_path.delimiter).filter(node_path.isAbsolute),
		(0, node_path.join)(workspace, ".venv/bin"),
		(0, node_path.join)(workspace, "venv/bin"),
		(0, node_path.join)(workspace, "node_modules/.bin"),
		...require_confined.SYSTEM_PATH.split(node_path.delimiter)
	], path = [...new Set(places.filter(isSeen))].join(node_path.delimiter), found = (name.includes("/") ? [(0, node_path.join)((0, node_path.isAbsolute)(name) ? "/" : workspace, name)] : places.map((place) => (0, node_path.join)(place, name))).filter(isProgram);
	if (found[0] === void 0) return `there is no program ${JSON.stringify(name)}: install it in an earlier step, or name its path`;
	let chains = found.map((program) => chainOf(program, path.split(node_path.delimiter))), [program] = chains.find((chain) => chain.every((one) => isSeen(one) && isSeen(real(one) ?? one))) ?? [];
	if (program !== void 0) return {
		folders: shown,
		path,
		program
	};
	let hidden = chains[0]?.map((one) => real(one) ?? one).find((one) => !isSeen(one)) ?? name;
	return `${JSON.stringify(name)} needs ${JSON.stringify(hidden)}, which is outside of the workspace and of the system: install it there, or name a folder with it in "run-folders"`;
}
function chainOf(program, places) {
	let chain = [program];
	for (; chain.length <= 3;) {
		let [, first, second] = /^#! *(\S+)(?: +(?:-S +)?(\S+))?/.exec(startOf$1(chain.at(-1) ?? "")) ?? [];
		if (first === void 0) break;
		chain.push(first);
		let named = (0, node_path.basename)(first) === "env" && second !== void 0 ? places.map((place) => (0, node_path.join)(place, second)).find(isProgram) : void 0;
		named !== void 0 && chain.push(named);
	}
	return chain;
}
function startOf$1(path) {
	try {
		return require_hashing.readStart(path, 256).toString("latin1");
	} catch {
		return "";
	}
}
function isProgram(path) {
	try {
		return (0, node_fs.accessSync)(path, node_fs.constants.X_OK), (0, node_fs.statSync)(path).isFile();
	} catch {
		return !1;
	}
}
function real(path) {
	try {
		return (0, node_fs.realpathSync)(path);
	} catch {
		return;
	}
}
// src/rehearsal/confined/command/run-command.ts
var run_command_exports$1 = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	runCommand: () => runCommand$1,
	tryCommand: () => tryCommand
});
const NOT_ENCLOSED = "this machine allows no namespaces, so a command could reach the network and what the job has: run as root, allow them in an earlier step (sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0), or rehearse the SQL that the tool prints";
async function runCommand$1(wayTo, command, signal) {
	let none = (kind, reason) => ({
		statements: 0,
		problems: [{
			kind,
			reason
		}],
		output: ""
	});
	if (signal.aborted) return none("failed", INTERRUPTED);
	let sight = lookFor(command, process.env);
	if (typeof sight == "string") return none("refused", sight);
	if (!areAsRead(command)) return none("changed", CHANGED.reason);
	let mark = (0, node_crypto.randomBytes)(16).toString("hex"), why = "", limits = {
		seconds: command.seconds + 10,
		maxFileBytes: wayTo().maxFileBytes
	};
	for (let enclosure of enclosures(mark, limits)) {
		let inside = new EnclosedProcess(mark), way = wayTo(), stop = () => inside.stop(INTERRUPTED), timer = setTimeout(() => inside.stop(`it did not end within ${command.seconds} s`), command.seconds * 1e3), unwatch = require_rehearsal.onAbort(signal, stop);
		try {
			await way.open(inside);
			let ran = await runInside({
				inside,
				way,
				enclosure,
				sight
			}, command);
			if (typeof ran != "string") return areAsRead(command) ? ran : withProblem(ran, CHANGED);
			if (inside.stopped !== void 0) return none("failed", inside.stopped);
			why ||= ran;
		} finally {
			clearTimeout(timer), unwatch(), way.close(), await inside.remove();
		}
	}
	return none("not-enclosed", why === "" ? NOT_ENCLOSED : `${NOT_ENCLOSED} (${why})`);
}
const nowhere = () => ({
	environment: {},
	open: async () => void 0,
	result: async () => ({
		statements: 0,
		problems: []
	}),
	close: () => void 0
});
async function tryCommand(command, signal) {
	let sight = lookFor(command, process.env);
	return typeof sight == "string" ? [{
		kind: "refused",
		reason: sight
	}] : (await runCommand$1(nowhere, {
		...command,
		words: ["true"],
		files: []
	}, signal)).problems;
}
const INTERRUPTED = "the rehearsal was interrupted", CHANGED = {
	kind: "changed",
	reason: "files that it is run on changed after they were read"
};
function withProblem(ran, problem) {
	return {
		...ran,
		problems: [...ran.problems, problem]
	};
}
function areAsRead({ files, root }) {
	return files.every(({ path, bytes, sha256 }) => {
		try {
			return require_hashing.digestOf("sha256", require_hashing.readInside(root, path, bytes)) === sha256;
		} catch {
			return !1;
		}
	});
}
async function runInside({ inside, way, enclosure, sight }, command) {
	let { folders } = sight;
	if (!await inside.start(enclosure, folders, folders.flatMap(coveredIn))) return inside.output;
	let read = enclosed.safeParse(await inside.ask(startOf(command, sight, way))), isolation = read.success ? isolationOf(read.data, enclosure) : void 0;
	if (isolation === void 0 || Object.values(isolation).includes(!1)) return `what was read back does not show that it is cut off: ${JSON.stringify(isolation ?? null)}`;
	let { data: how } = ended.safeParse(await inside.ask({ go: !0 }));
	await inside.end();
	let hasSucceeded = problemsOf(how, inside, {
		statements: 0,
		problems: []
	}).length === 0, reached = await way.result(hasSucceeded);
	return {
		statements: reached.statements,
		problems: problemsOf(how, inside, reached),
		output: inside.output,
		isolation
	};
}
function startOf({ words, workspace, environment }, { path, program }, way) {
	return {
		command: [program, ...words.slice(1)],
		cwd: (0, node_fs.realpathSync)(workspace),
		workspace: (0, node_fs.realpathSync)(workspace),
		environment: {
			LANG: "C.UTF-8",
			TZ: "UTC",
			PYTHONDONTWRITEBYTECODE: "1",
			CI: "true",
			...way.environment,
			...environment,
			PATH: path,
			HOME,
			TMPDIR: HOME
		}
	};
}
const enclosed = require_zod.object({
	namespaces: require_zod.record(require_zod.string(), require_zod.string()),
	interfaces: require_zod.array(require_zod.string()),
	routes: require_zod.number(),
	noNewPrivileges: require_zod.boolean(),
	capabilities: require_zod.string(),
	others: require_zod.number(),
	writes: require_zod.array(require_zod.string()),
	writable: require_zod.array(require_zod.string()),
	variables: require_zod.array(require_zod.string())
}), NOT_WRITTEN = /^(?:EROFS|EACCES|EPERM)$/, OWN_VARIABLES = /^(?:PATH|HOME|SEAL_GATE_MARK)$/;
function isolationOf(facts, { uid }) {
	let { namespaces, interfaces, routes, noNewPrivileges, capabilities, others, writes, writable, variables } = facts, isOwn = (name) => namespaces[name] !== void 0 && namespaces[name] !== (0, node_fs.readlinkSync)(`/proc/self/ns/${name}`);
	return {
		own_network: isOwn("net") && routes === 0 && interfaces.every((name) => name === "lo"),
		own_processes: isOwn("pid") && isOwn("ipc") && others === 0 && variables.every((name) => OWN_VARIABLES.test(name)),
		own_root: isOwn("mnt"),
		files_read_only: writable.length === 0 && writes.length > 0 && writes.every((code) => NOT_WRITTEN.test(code)),
		no_new_privileges: noNewPrivileges && /^0+$/.test(capabilities) && uid !== 0
	};
}
const ended = require_zod.object({
	code: require_zod.nullable(require_zod.int()),
	signal: require_zod.nullable(require_zod.string().check(require_zod._regex(/^SIG[A-Z0-9]{1,12}$/))),
	error: require_zod.optional(require_zod.string().check(require_zod._regex(/^[A-Z0-9_]{1,40}$/))),
	left: require_zod.array(require_zod.string().check(require_zod._maxLength(15)))
});
function problemsOf(how, { stopped }, reached) {
	let problems = [...reached.problems], failed = (reason) => problems.push({
		kind: "failed",
		reason
	}), refusal = reached.refusal === void 0 ? "" : `; the last statement that the server refused: ${reached.refusal}`;
	if (stopped === void 0 ? how === void 0 ? failed("it ended the process that it ran in") : how.error === void 0 ? how.signal === null ? how.code !== 0 && failed(`it ended with exit code ${how.code}${refusal}`) : failed(`it was ended by ${how.signal}${refusal}`) : failed(`it could not be started: ${how.error}${how.error === "EACCES" ? ": as root, commands run as the user nobody, who must be able to enter and read the workspace" : ""}`) : failed(stopped), how !== void 0 && how.left.length > 0) {
		let names = [...new Set(how.left)].slice(0, 10).map((name) => JSON.stringify(name));
		failed(`it left ${how.left.length} ${how.left.length === 1 ? "process" : "processes"} behind, which were ended: ${names.join(", ")}`);
	}
	return problems;
}
async function* messages(stream, whole) {
	let chunks = [], size = 0, needed = 1, rest = 0;
	for await (let chunk of stream) {
		if (chunks.push(chunk), size += chunk.length, size < needed) continue;
		let held = Buffer.concat(chunks);
		for (needed = 1;;) {
			if (rest > 0) {
				let bytes = held.subarray(0, rest);
				if (bytes.length === 0) break;
				held = held.subarray(bytes.length), rest -= bytes.length, yield { bytes };
				continue;
			}
			if (held.length < 5) {
				needed = 5;
				break;
			}
			let type = String.fromCharCode(held[0] ?? 0), length = held.readInt32BE(1) + 1;
			if (length < 5) throw Error("this is not the protocol of PostgreSQL");
			if (!whole.includes(type)) {
				rest = length;
				let bytes = held.subarray(0, rest);
				held = held.subarray(bytes.length), rest -= bytes.length, yield {
					bytes,
					type
				};
				continue;
			}
			if (length > 67108864) throw Error("a statement is too long");
			if (held.length < length) {
				needed = length;
				break;
			}
			let bytes = held.subarray(0, length);
			held = held.subarray(length), yield {
				bytes,
				type
			};
		}
		chunks = held.length === 0 ? [] : [held], size = held.length;
	}
	if (rest > 0 || size > 0) throw Error("the connection ended within a message");
}
function statementOf({ bytes, type }) {
	let from = type === "P" ? bytes.indexOf(0, 5) + 1 : 5, end = bytes.indexOf(0, from);
	return bytes.toString("utf8", from, end < 0 ? bytes.length : end);
}
function errorFields(bytes) {
	let fields = bytes.toString("utf8", 5).split("\0").filter(Boolean);
	return new Map(fields.map((field) => [field[0] ?? "", field.slice(1)]));
}
function fatal(code, message) {
	let body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`), head = Buffer.alloc(5, "E");
	return head.writeInt32BE(body.length + 4, 1), Buffer.concat([head, body]);
}
function openingIn(bytes) {
	if (bytes.length < 8) return;
	let [length, code] = [bytes.readInt32BE(0), bytes.readInt32BE(4)];
	if (length < 8 || length > 1e4) return {
		kind: "unknown",
		length
	};
	if (bytes.length < length) return;
	if (code === 80877103 || code === 80877104) return {
		kind: "encryption",
		length
	};
	if (code === 80877102) return {
		kind: "cancel",
		length
	};
	if (code >> 16 != 3) return {
		kind: "unknown",
		length
	};
	let words = bytes.toString("utf8", 8, length).split("\0"), parameters = /* @__PURE__ */ new Map();
	for (let index = 0; index + 1 < words.length && words[index] !== ""; index += 2) {
		let name = words[index] ?? "";
		if (parameters.has(name)) return {
			kind: "unknown",
			length
		};
		parameters.set(name, words[index + 1] ?? "");
	}
	return {
		kind: "startup",
		length,
		parameters
	};
}
var Door = class {
	#address;
	#server;
	#clients = /* @__PURE__ */ new Set();
	statements = 0;
	finding;
	hasStrayed = !1;
	refusal;
	constructor(address) {
		this.#address = address, this.#server = (0, node_net.createServer)({ allowHalfOpen: !1 }, (client) => void this.#take(client));
	}
	async open(path) {
		await new Promise((resolve, reject) => this.#server.once("error", reject).listen(path, resolve));
	}
	close() {
		this.#server.close();
		for (let client of this.#clients) client.destroy();
	}
	async #take(client) {
		client.on("error", () => void 0), this.#clients.add(client), client.once("close", () => this.#clients.delete(client));
		try {
			let opening = await this.#opening(client);
			opening !== void 0 && await this.#pass(client, opening);
		} catch {} finally {
			client.destroySoon();
		}
	}
	async #opening(client) {
		let held = Buffer.alloc(0);
		for (;;) {
			let opening = openingIn(held);
			if (opening?.kind === "encryption") {
				held = held.subarray(opening.length), client.write("N");
				continue;
			}
			if (opening?.kind === "startup") {
				let problem = this.#problem(opening.parameters);
				if (problem === void 0) return held;
				client.end(problem);
				return;
			}
			if (opening !== void 0) return;
			let more = await nextChunk(client);
			if (more === void 0) return;
			held = Buffer.concat([held, more]);
		}
	}
	#problem(parameters) {
		let { role } = this.#address;
		return parameters.get("user") !== role || parameters.has("replication") ? (this.hasStrayed = !0, fatal("28000", `only the role "${role}" may connect here`)) : this.#clients.size > 12 ? fatal("53300", "too many connections") : void 0;
	}
	async #pass(client, first) {
		let server = (0, node_net.connect)(this.#address.socket), last = "", { length = 0 } = openingIn(first) ?? {};
		server.write(first.subarray(0, length)), client.unshift(first.subarray(length));
		let inwards = (0, node_stream_promises.pipeline)(client, async function* (source) {
			for await (let piece of messages(source, "QP")) (piece.type === "Q" || piece.type === "P") && (last = statementOf(piece), await this.#search(last, client)), (piece.type === "Q" || piece.type === "E") && this.statements++, yield piece.bytes;
		}.bind(this), server), outwards = (0, node_stream_promises.pipeline)(server, async function* (source) {
			for await (let piece of messages(source, "E")) piece.type === "E" && this.#note(piece.bytes, last), yield piece.bytes;
		}.bind(this), client);
		await Promise.allSettled([inwards, outwards]), server.destroy();
	}
	async #search(text, client) {
		let [finding] = (await findingsIn(text)).filter(({ code }) => code === "script-leaves-clone");
		if (finding !== void 0) throw this.finding ??= finding, client.write(fatal("42501", `this statement leaves the clone (${finding.reason})`)), this.#server.close(), Error("a statement was refused");
	}
	#note(bytes, statement) {
		let fields = errorFields(bytes), error = new require_rehearsal.SqlError(fields.get("M") ?? "", fields.get("C") ?? "XX000", void 0, fields.get("R"));
		this.refusal = require_rehearsal.serverMessage(error, statement);
	}
};
async function findingsIn(text) {
	try {
		return await require_rehearsal.scanScript(require_rehearsal.once(Buffer.from(text)));
	} catch (error) {
		if (error instanceof require_rehearsal.Refused) return [];
		throw error;
	}
}
async function nextChunk(client) {
	return await new Promise((resolve) => {
		let done = (chunk) => {
			client.pause().off("data", done).off("close", end).off("end", end), resolve(chunk);
		}, end = () => done();
		client.on("data", done).once("close", end).once("end", end), client.resume();
	});
}
// src/rehearsal/postgres/server/command/run-command.ts
var run_command_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ runCommand: () => runCommand });
async function runCommand(address, command, signal) {
	return await runCommand$1(() => throughDoor(address), command, signal);
}
function throughDoor(address) {
	let door = new Door(address), { role, database } = address, { host, port } = CLONE;
	return {
		environment: {
			DATABASE_URL: `postgresql://${encodeURIComponent(role)}@${host}:${port}/${database}`,
			PGHOST: host,
			PGPORT: String(port),
			PGUSER: role,
			PGDATABASE: database,
			PGSSLMODE: "disable"
		},
		open: async (inside) => await door.open(inside.door),
		result: async () => ({
			statements: door.statements,
			problems: problemsAt(door),
			...door.refusal !== void 0 && { refusal: door.refusal }
		}),
		close: () => door.close()
	};
}
function problemsAt({ finding, hasStrayed }) {
	return [...finding === void 0 ? [] : [{
		kind: "leaves-clone",
		reason: finding.reason
	}], ...hasStrayed ? [{
		kind: "leaves-clone",
		reason: "it tried to connect as another role"
	}] : []];
}
exports.CLONE_FOLDER = "/rehearsal/clone", exports.run_command_exports = run_command_exports, exports.run_command_exports$1 = run_command_exports$1;
