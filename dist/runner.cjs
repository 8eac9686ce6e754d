const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_toolkit_core = require("./toolkit-core.cjs"), require_findings = require("./findings.cjs"), require_linked_folders = require("./linked-folders.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_util = require("node:util"), node_os = require("node:os");
// src/github/event.ts
const TRUSTED = /* @__PURE__ */ new Set([
	"push",
	"schedule",
	"workflow_dispatch",
	"repository_dispatch",
	"release",
	"create"
]), PULL_REQUEST = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"pull_request_review"
]), COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
function eventOf(env) {
	let name = env.GITHUB_EVENT_NAME ?? "";
	if (TRUSTED.has(name) && !isQueued(env)) return {
		kind: "trusted",
		name
	};
	let payload = payloadOf(env.GITHUB_EVENT_PATH);
	return PULL_REQUEST.has(name) ? pullRequest(payload, name) ?? {
		kind: "unknown",
		name
	} : name === "merge_group" ? mergeGroup(payload) ?? {
		kind: "unknown",
		name
	} : {
		kind: "unknown",
		name
	};
}
function isQueued(env) {
	return (env.GITHUB_REF ?? "").startsWith("refs/heads/gh-readonly-queue/");
}
function payloadOf(path) {
	try {
		return path === void 0 ? void 0 : JSON.parse((0, node_fs.readFileSync)(path, "utf8"));
	} catch {
		return;
	}
}
function pullRequest(payload, name) {
	let change = at(payload, "pull_request"), base = at(change, "base", "sha"), head = at(change, "head", "sha"), number = at(change, "number"), labels = at(change, "labels");
	if (isCommit(base) && isCommit(head) && typeof number == "number" && Number.isSafeInteger(number)) return {
		kind: "pull-request",
		base,
		head,
		number,
		labels: labelNames(labels),
		target: name === "pull_request_target"
	};
}
function mergeGroup(payload) {
	let base = at(payload, "merge_group", "base_sha"), ref = at(payload, "merge_group", "head_ref");
	if (!isCommit(base)) return;
	let [, number] = typeof ref == "string" ? /\/pr-([1-9][0-9]{0,9})-[0-9a-f]{40,64}$/.exec(ref) ?? [] : [];
	return {
		kind: "merge-queue",
		base,
		...number !== void 0 && { number: Number(number) }
	};
}
function labelNames(labels) {
	return Array.isArray(labels) ? labels.map((label) => at(label, "name")).filter((name) => typeof name == "string") : [];
}
function isCommit(value) {
	return typeof value == "string" && COMMIT.test(value);
}
function at(value, ...way) {
	let here = value;
	for (let key of way) {
		if (typeof here != "object" || !here || !Object.hasOwn(here, key)) return;
		here = Reflect.get(here, key);
	}
	return here;
}
function headShaOf(event, sha) {
	let named = at(event, "pull_request", "head", "sha") ?? at(event, "workflow_run", "head_sha") ?? sha;
	return typeof named == "string" && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(named) ? named : void 0;
}
// src/github/changed-lines.ts
function hunksOf(patch) {
	let hunks = [];
	for (let line of patch.split("\n")) {
		let [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? [], hunk = hunks.at(-1);
		start === void 0 ? hunk !== void 0 && (line.startsWith("+") || line.startsWith(" ")) && (hunk.end++, line.startsWith("+") && hunk.added.push(hunk.end)) : hunks.push({
			start: Number(start),
			end: Number(start) - 1,
			added: []
		});
	}
	return hunks;
}
function isChanged({ hunks }, start, end) {
	return hunks.some((hunk) => hunk.start <= start && end <= hunk.end && hunk.added.some((line) => line >= start && line <= end));
}
// src/github/log.ts
function say(text) {
	for (let line of text.replace(/\n$/, "").split("\n")) require_toolkit_core.info(require_gate.escapeLog(line));
}
function sayFolded(heading, text) {
	require_toolkit_core.startGroup(require_gate.escapeLog(heading)), say(text), require_toolkit_core.endGroup();
}
function annotate({ level, title, message, file, line, column }) {
	let properties = {
		title,
		...file !== void 0 && { file },
		...line !== void 0 && { startLine: line },
		...column !== void 0 && { startColumn: column }
	}, issue = {
		error: require_toolkit_core.error,
		warning: require_toolkit_core.warning,
		notice: require_toolkit_core.notice
	}[level];
	issue(message, properties);
}
function warn(text) {
	require_toolkit_core.warning(require_gate.escapeLog(text), { title: "Seal Gate" });
}
function inform(text) {
	require_toolkit_core.notice(require_gate.escapeLog(text), { title: "Seal Gate" });
}
function fail(text) {
	require_toolkit_core.setFailed(require_gate.escapeLog(text));
}
function sayProgress(textOf) {
	return require_gate.throttled(1e4, (...args) => say(textOf(...args)));
}
function filesText(done, total) {
	return `${done} of ${total} files`;
}
function thrownText(thrown) {
	let parts = [];
	for (let value = thrown; parts.length < 10;) {
		let { text, cause } = oneThrown(value);
		if (parts.push(text), cause === void 0) break;
		value = cause;
	}
	return parts.join(", caused by: ");
}
function oneThrown(value) {
	try {
		let message = require_hashing.errorMessage(value);
		if (!node_util.types.isNativeError(value)) return {
			text: message,
			cause: void 0
		};
		let inner = "errors" in value && Array.isArray(value.errors) ? ` [${value.errors.map(require_hashing.errorMessage).join("; ")}]` : "";
		return {
			text: `${value.name === "Error" ? "" : `${value.name}: `}${message}${inner}`,
			cause: value.cause
		};
	} catch {
		return {
			text: "a value that cannot be shown was thrown",
			cause: void 0
		};
	}
}
function thrownReport(thrown) {
	let findings = thrown instanceof require_gate.OptionsError ? thrown.problems.map(({ text }) => inputInvalid(text)) : thrown instanceof require_gate.UsageError ? [inputInvalid(thrown.message)] : [{
		code: "internal-error",
		severity: "unverifiable",
		reason: thrownText(thrown)
	}];
	return {
		...require_gate.brokenReport(void 0, null),
		findings
	};
}
function inputInvalid(reason) {
	return {
		code: "input-invalid",
		severity: "unverifiable",
		reason
	};
}
// src/github/context.ts
function contextOf(env) {
	let server = (env.GITHUB_SERVER_URL ?? "").replace(/\/+$/, ""), web = /^https?:\/\/[^\s/]+$/.test(server), action = segments(env.GITHUB_ACTION_REPOSITORY, 2), ref = segments(env.GITHUB_ACTION_REF), repository = segments(env.GITHUB_REPOSITORY, 2), run = /^\d+$/.exec(env.GITHUB_RUN_ID ?? "")?.[0];
	return {
		workspace: env.GITHUB_WORKSPACE || process.cwd(),
		temp: env.RUNNER_TEMP || (0, node_os.tmpdir)(),
		...env.GITHUB_STEP_SUMMARY && { summary: env.GITHUB_STEP_SUMMARY },
		...web && action && ref && { docs: `${server}/${action}/blob/${ref}/` },
		...web && repository && run && { runUrl: `${server}/${repository}/actions/runs/${run}` }
	};
}
const COMMIT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function runFactsOf(env, { runUrl }, now) {
	let { GITHUB_REPOSITORY: repository, GITHUB_SHA: commit = "", GITHUB_REF: ref, GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt } = env;
	return id ? {
		id,
		date: now.toISOString(),
		...repository && { repository },
		...COMMIT_ID.test(commit) && { commit },
		...ref && { ref },
		...attempt && { attempt },
		...runUrl !== void 0 && { url: runUrl }
	} : {};
}
function segments(value, count) {
	let parts = (value ?? "").split("/");
	if (!(parts.includes("") || count !== void 0 && parts.length !== count)) return parts.map((part) => encodeURIComponent(part).replace(/[()']/g, percent)).join("/");
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16)}`;
}
// src/github/outputs.ts
const NOT_ASKED_FOR = Object.fromEntries(require_gate.OUTPUT_ROWS.flatMap(({ input }) => input === void 0 ? [] : [[input, ""]]));
function outputsOf(report, reportPath = "") {
	let { sealed, intact, drifted, missing, unsealed, unverifiable } = report.counts;
	return {
		verdict: report.verdict,
		decision: report.decision,
		"packet-status": report.packet_status,
		sealed: String(sealed),
		intact: String(intact),
		drifted: String(drifted),
		missing: String(missing),
		unsealed: String(unsealed),
		unverifiable: String(unverifiable),
		"open-blockers": String(report.blockers.filter(({ state }) => state === "OPEN").length),
		probes: require_gate.probesText(report),
		"manifest-sha256": report.manifests.map(({ sha256 }) => sha256 ?? "").join("\n"),
		report: reportPath,
		"restore-patch": "",
		...NOT_ASKED_FOR,
		subjects: "",
		"test-result": "",
		"verification-summary": "",
		"artifact-id": "",
		"artifact-url": ""
	};
}
function setOutputs(outputs) {
	for (let [name, value] of Object.entries(outputs)) require_toolkit_core.setOutput(name, value);
}
// src/github/inputs.ts
async function readInputs(table, env, raw = rawInputs(table)) {
	let unknown = await unknownInputs(table, env), options = await require_gate.readOptions(table, raw).catch((error) => {
		throw error instanceof require_gate.OptionsError ? new require_gate.OptionsError([...error.problems, ...unknown]) : error;
	});
	if (unknown.length > 0) throw new require_gate.OptionsError(unknown);
	return options;
}
function rawInputs(table) {
	let all = Object.keys(table).map((name) => [name, require_toolkit_core.getInput(name, { trimWhitespace: !1 })]);
	return Object.fromEntries(all.filter(([, text]) => text.trim() !== ""));
}
async function unknownInputs(table, env) {
	let names = Object.keys(table), known = new Set(names.map((name) => `INPUT_${name.toUpperCase()}`)), unknown = Object.keys(env).filter((key) => key.startsWith("INPUT_") && !known.has(key));
	if (unknown.length === 0) return [];
	let { unknownName } = await Promise.resolve().then(() => require("./nearest.cjs")).then((n) => n.nearest_exports);
	return unknown.map((key) => unknownName("input", key.slice(6).toLowerCase(), names));
}
// src/github/manifests.ts
function expandManifests(lines, workspace, input = "manifest") {
	return require_gate.expandNames(lines, {
		has: (line) => require_hashing.exists((0, node_path.resolve)(workspace, line)),
		shown: (name) => displayPath((0, node_path.resolve)(workspace, name), workspace, name),
		match: (pattern, negated) => glob(pattern, negated, workspace, input),
		linked: async (pattern, negated, matches) => linkedFolders(pattern, negated, matches, workspace)
	});
}
async function glob(pattern, negated, workspace, input) {
	if (pattern.startsWith("#")) return [];
	let { create } = await Promise.resolve().then(() => require("./glob.cjs"));
	return (await create([pattern, ...negated].map((line) => anchorPattern(line, workspace)).join("\n"), {
		followSymbolicLinks: !1,
		implicitDescendants: !1,
		matchDirectories: !1
	}).catch((error) => {
		let allowed = `paths, or globs without "." and ".." between their parts (${require_hashing.errorMessage(error)})`;
		throw new require_gate.OptionsError([require_gate.notAllowed(input, pattern, allowed)]);
	})).glob();
}
function linkedFolders(pattern, negated, matches, workspace) {
	let folder = (0, node_path.isAbsolute)(pattern) ? (0, node_path.parse)(pattern).root : workspace, portable = (path) => node_path.sep === "\\" ? path.replaceAll("\\", "/") : path, below = (line) => {
		let bare = line.replace(/^!+/, "").trim().replace(/^\.[/\\]/, "");
		return portable((0, node_path.isAbsolute)(bare) ? (0, node_path.relative)(folder, bare) : require_gate.isPattern(bare) ? bare : (0, node_path.relative)(folder, (0, node_path.resolve)(workspace, bare)));
	};
	return require_linked_folders.linkedMatches(below(pattern), negated.map((line) => `!${below(line)}`), matches.map((file) => (0, node_path.relative)(folder, file)), folder).map(({ name, reason }) => ({
		name: displayPath((0, node_path.resolve)(folder, name), workspace),
		reason
	}));
}
function anchorPattern(line, workspace) {
	let bare = line.replace(/^!+/, "");
	if ((0, node_path.isAbsolute)(bare)) return line;
	let literal = (node_path.sep === "\\" ? workspace : workspace.replaceAll("\\", "\\\\")).replace(/\[(?=[^/]+\])/g, "[[]").replace(/[?*]/g, "[$&]");
	return `${line.startsWith("!") ? "!" : ""}${literal}${node_path.sep}${bare.replace(/^\.\//, "")}`;
}
function displayPath(file, workspace, given = file) {
	let path = (0, node_path.relative)(workspace, file);
	return path === "" || path === ".." || path.startsWith(`..${node_path.sep}`) || (0, node_path.isAbsolute)(path) ? given : path.split(node_path.sep).join("/");
}
function checkoutOf(report, workspace, repository) {
	let found = repositoriesIn(report, workspace), folder = found.find((folder) => isOf(repository, workspace, folder)) ?? (found.includes("") ? void 0 : "");
	return {
		folder,
		others: found.filter((other) => other !== folder && other !== "")
	};
}
function repositoriesIn(report, workspace) {
	let folders = /* @__PURE__ */ new Set(["."]);
	for (let file of filesOf(report, require_gate.placesOf(report, workspace))) for (let folder = node_path.posix.dirname(file); !folders.has(folder); folder = node_path.posix.dirname(folder)) folders.add(folder);
	return [...folders].filter((folder) => require_hashing.exists(`${workspace}/${folder}/.git`)).map((folder) => folder === "." ? "" : folder).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
}
function* filesOf(report, places) {
	let seen = /* @__PURE__ */ new Set(), manifests = report.manifests.map(({ path: manifest }) => ({
		code: "unsealed",
		severity: "notice",
		manifest
	}));
	for (let finding of [...manifests, ...report.findings]) {
		let { manifest, path = "" } = finding, key = `${manifest}\0${path.slice(0, path.lastIndexOf("/") + 1)}\0${path === ""}`;
		if (!seen.has(key)) {
			seen.add(key);
			for (let file of [places.sealedFile(finding), places.manifestFile(finding)]) file !== void 0 && (yield file);
		}
	}
}
function isOf(repository, workspace, folder) {
	if (repository === void 0) return !0;
	let urls = remotesOf(`${workspace}/${folder}`);
	if (urls === void 0) return folder === "";
	let name = repository.toLowerCase().split("/").at(-1);
	return urls.length === 0 || urls.some((url) => url.split(/[/:]/).at(-1) === name);
}
const WITH_HOST = /^(?:(?!file:)[a-z][a-z+]*:\/\/|[^/\\:]{2,}:(?!\/\/))/;
function remotesOf(folder) {
	let text;
	try {
		text = require_hashing.readInside(folder, ".git/config", 1048576).toString("utf8");
	} catch {
		return;
	}
	return text.split(/^\s*(?=\[)/m).filter((section) => section.startsWith("[remote \"")).flatMap((section) => [...section.matchAll(/^\s*url\s*=\s*(\S+)\s*$/gm)].map(([, url = ""]) => url.toLowerCase())).filter((url) => WITH_HOST.test(url)).map((url) => url.replace(/(\.git)?\/*$/, ""));
}
async function publish(report, options, context, request) {
	let folder = (0, node_fs.mkdtempSync)((0, node_path.join)(context.temp, "seal-gate-")), write = ({ name, text }) => {
		let path = (0, node_path.join)(folder, name);
		(0, node_fs.writeFileSync)(path, "", { flag: "wx" });
		try {
			for (let part of require_gate.partsOf(text)) (0, node_fs.appendFileSync)(path, part);
		} catch (error) {
			throw (0, node_fs.rmSync)(path, { force: !0 }), error;
		}
		return path;
	}, files = require_gate.bundleFiles(report).map(write), place = placeOf(report, context);
	await tell(report, place), setOutputs(outputsOf(report, (0, node_path.join)(folder, "report.json")));
	let extras = require_gate.OUTPUT_ROWS.some(({ input }) => input !== void 0 && options[input]) || options.statements || options["check-run"] || options.comment ? await Promise.resolve().then(() => require("./extras.cjs")) : void 0, more = await extras?.extraFiles(report, options, context, {
		...place,
		write
	}, request) ?? [], statements = await extras?.statementFiles(report, options, context, write, request, process.env) ?? [], offers = await extras?.suggestionsFor(report, options, request) ?? [], { patch, patched } = request === void 0 ? {} : await restore(report, options, request, folder);
	summarize(report, options, context, patched);
	let people = await writeOptional(report, context, write, patched);
	await extras?.publishCheckRun(report, options, context, place, process.env), await extras?.publishComment(report, options, offers, context, {
		...place,
		patched
	}, process.env);
	let made = [
		...files,
		...people,
		...more,
		...statements,
		patch
	].filter((path) => path !== void 0);
	options.upload && await uploadBundle(folder, made, options, context);
}
async function tell(report, place) {
	if (report.probes !== null) {
		let lines = [report.probes.control, ...report.probes.probes].map(({ id, mutation, expected, seen, passed }) => passed ? `ok   ${id}: ${mutation}: ${seen}` : `FAIL ${id}: ${mutation}: expected ${expected}, seen ${seen}`);
		sayFolded(`Self-test ${require_gate.probesText(report)}`, lines.join("\n"));
	}
	say(await require_gate.renderText(report)), report.verdict !== "pass" && fail(require_findings.runAndWorstGroup(report));
	let limits = {
		error: 9,
		warning: 9,
		notice: 9
	};
	for (let annotation of require_findings.annotations(report, {
		...place,
		limits
	})) annotate(annotation);
}
function summarize(report, options, { summary, docs }, patched) {
	let where = options.upload ? `report.json in the artifact "${options["artifact-name"]}"` : "report.json (output \"report\")";
	try {
		if (summary === void 0) throw Error("the runner names no file for it");
		(0, node_fs.appendFileSync)(summary, require_findings.renderSummary(report, {
			where,
			...docs !== void 0 && { docs },
			...patched !== void 0 && { patched }
		}));
	} catch (error) {
		warn(`the job summary could not be written; the verdict does not change. ${thrownText(error)}`);
	}
}
function placeOf(report, context) {
	let workspace = context.workspace.replaceAll("\\", "/");
	return {
		workspace,
		checkout: checkoutOf(report, workspace, process.env.GITHUB_REPOSITORY)
	};
}
async function writeOptional(report, context, write, patched) {
	let { docs } = context, run = runFactsOf(process.env, context, /* @__PURE__ */ new Date()), paths = [];
	for (let { name, always, render } of require_gate.OUTPUT_ROWS) if (always !== void 0) try {
		let facts = {
			run,
			...docs !== void 0 && { docs },
			...patched !== void 0 && { patched }
		};
		paths.push(write({
			name,
			text: await render(report, facts)
		}));
	} catch (error) {
		warn(`${name} could not be made; the verdict does not change. ${thrownText(error)}`);
	}
	return paths;
}
async function restore(report, options, request, folder) {
	if (options.restore === "none" || report.verdict === "pass") return {};
	try {
		let { restoreProved } = await Promise.resolve().then(() => require("./restore.cjs")).then((n) => n.restore_exports), { patch, outcomes } = await restoreProved(options.restore, request, report, folder), done = outcomes.filter(({ left }) => left === void 0).length, where = options.restore === "workspace" ? "written back to the workspace" : "in restore.patch";
		return done > 0 && say(`${require_gate.pluralize(done, "file")} with exactly the sealed bytes ${where}; ${require_gate.pluralize(outcomes.length - done, "other")} left as found`), patch === void 0 ? {} : (setOutputs({ "restore-patch": patch }), {
			patch,
			patched: done
		});
	} catch (error) {
		return warn(`nothing was restored; the verdict does not change. ${thrownText(error)}`), {};
	}
}
async function uploadBundle(folder, files, options, { runUrl }) {
	let name = options["artifact-name"], { upload, uploadDeadline } = await Promise.resolve().then(() => require("./artifact.cjs")), deadline = uploadDeadline(process.env.ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS), result = await upload({
		name,
		folder,
		files,
		retentionDays: options["retention-days"]
	}, deadline);
	if ("problem" in result) {
		warn(`the artifact "${name}" was not uploaded; the verdict does not change, and the report is in ${folder}. ${result.problem}`);
		return;
	}
	let id = String(result.id);
	setOutputs({
		"artifact-id": id,
		...runUrl !== void 0 && { "artifact-url": `${runUrl}/artifacts/${id}` }
	});
}
exports.annotate = annotate, exports.at = at, exports.contextOf = contextOf, exports.eventOf = eventOf, exports.expandManifests = expandManifests, exports.fail = fail, exports.filesText = filesText, exports.headShaOf = headShaOf, exports.hunksOf = hunksOf, exports.inform = inform, exports.isChanged = isChanged, exports.labelNames = labelNames, exports.outputsOf = outputsOf, exports.publish = publish, exports.rawInputs = rawInputs, exports.readInputs = readInputs, exports.runFactsOf = runFactsOf, exports.say = say, exports.sayProgress = sayProgress, exports.setOutputs = setOutputs, exports.thrownReport = thrownReport, exports.thrownText = thrownText, exports.warn = warn;
