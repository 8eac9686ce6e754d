const require_gate = require("./gate.cjs"), require_toolkit_core = require("./toolkit-core.cjs"), require_hashing = require("./hashing.cjs");
let node_util = require("node:util"), node_fs = require("node:fs"), node_path = require("node:path"), node_os = require("node:os");
// src/github/context.ts
/** Reads the default variables: https://docs.github.com/actions/reference/workflows-and-actions/variables */
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
/** The value as part of a URL that Markdown cannot misread, or undefined when it is not made of path segments. */
function segments(value, count) {
	let parts = (value ?? "").split("/");
	if (!(parts.includes("") || count !== void 0 && parts.length !== count)) return parts.map((part) => encodeURIComponent(part).replace(/[()']/g, percent)).join("/");
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16)}`;
}
// src/github/inputs.ts
/**
* All inputs, as they were written. The toolkit's own trimming would take a byte order mark or a no-break space off a file name, so it
* is switched off here; the schema takes off ASCII blanks only.
*/
function readInputs() {
	return Object.fromEntries(require_gate.OPTION_NAMES.map((name) => [name, require_toolkit_core.getInput(name, { trimWhitespace: !1 })]));
}
// src/github/log.ts
/** Writes lines into the log, none of which the runner can take for a command. */
function say(text) {
	for (let line of text.replace(/\n$/, "").split("\n")) require_toolkit_core.info(require_gate.escapeLog(line));
}
/** Writes lines under a heading that the log shows folded. */
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
/** A warning that belongs to no file. */
function warn(text) {
	require_toolkit_core.warning(require_gate.escapeLog(text), { title: "Seal Gate" });
}
/** Makes the step fail, with one annotation. */
function fail(text) {
	require_toolkit_core.setFailed(require_gate.escapeLog(text));
}
/** A line in the log every few seconds of a long run. */
function sayProgress() {
	let last = performance.now();
	return (done, total) => {
		performance.now() - last < 1e4 || (last = performance.now(), say(`${done} of ${total} files`));
	};
}
// src/github/manifests.ts
/**
* The files that the `manifest` input names. A line that is the name of something that exists is taken literally, whatever characters it
* has; any other is a pattern of @actions/glob. A line `!pattern` takes matches of the patterns away, never a literal name.
* @throws OptionsError when a line cannot be a pattern
*/
async function expandManifests(lines, workspace) {
	let literal = lines.filter((line) => exists((0, node_path.resolve)(workspace, line))), patterns = lines.filter((line) => !literal.includes(line)), negated = patterns.filter((line) => line.startsWith("!")), found = new Set(literal.map((line) => shown((0, node_path.resolve)(workspace, line), workspace, line))), unmatched = [];
	for (let pattern of patterns) {
		if (pattern.startsWith("!")) continue;
		let files = await glob(pattern, negated, workspace);
		files.length === 0 && unmatched.push(pattern);
		for (let file of files) found.add(shown(file, workspace));
	}
	return {
		matches: [...found].toSorted(require_gate.comparePaths),
		unmatched
	};
}
function exists(path) {
	try {
		return (0, node_fs.lstatSync)(path, { throwIfNoEntry: !1 }) !== void 0;
	} catch {
		return !1;
	}
}
/**
* Without a wildcard there is nothing to look for. @actions/glob reads `#` as a comment and drops the line, so such a line goes through
* as unmatched. Folders are no manifests: without `implicitDescendants: false` a folder's name would stand for every file below it.
*/
async function glob(pattern, negated, workspace) {
	if (!/[*?[]/.test(pattern) || pattern.startsWith("#")) return [];
	let { create } = await Promise.resolve().then(() => require("./glob.cjs"));
	return (await create([pattern, ...negated].map((line) => anchored(line, workspace)).join("\n"), {
		followSymbolicLinks: !1,
		implicitDescendants: !1,
		matchDirectories: !1
	}).catch((error) => {
		let allowed = `paths, or globs without "." and ".." between their parts (${require_hashing.errorMessage(error)})`;
		throw new require_gate.OptionsError([{
			name: "manifest",
			value: pattern,
			allowed
		}]);
	})).glob();
}
/** The pattern below the workspace, whose own name is literal even if it holds `*` or `[`. */
function anchored(line, workspace) {
	let bare = line.replace(/^!+/, "");
	if ((0, node_path.isAbsolute)(bare)) return line;
	let literal = (node_path.sep === "\\" ? workspace : workspace.replaceAll("\\", "\\\\")).replace(/\[(?=[^/]+\])/g, "[[]").replace(/[?*]/g, "[$&]");
	return `${line.startsWith("!") ? "!" : ""}${literal}${node_path.sep}${bare.replace(/^\.\//, "")}`;
}
/** As a user would write it; a name outside the workspace stays as it was given. */
function shown(file, workspace, given = file) {
	let path = (0, node_path.relative)(workspace, file);
	return path === "" || path === ".." || path.startsWith(`..${node_path.sep}`) || (0, node_path.isAbsolute)(path) ? given : path.split(node_path.sep).join("/");
}
// src/github/outputs.ts
/** Everything that a later step can read, as strings; what was not made is empty. */
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
		"artifact-id": "",
		"artifact-url": ""
	};
}
/** Hands the outputs to the runner. Of two values for one name the runner keeps the later. */
function setOutputs(outputs) {
	for (let [name, value] of Object.entries(outputs)) require_toolkit_core.setOutput(name, value);
}
// src/report/annotations.ts
/** actions/runner cuts longer messages: ExecutionContext.cs `_maxIssueMessageLength`. */
const MESSAGE_LIMIT = 4096, LEVEL = {
	fail: "error",
	unverifiable: "error",
	warning: "warning",
	notice: "notice"
};
/** The findings as annotations, worst first; the last of a level that overflows says how many more there are. */
function annotations(report, options = {}) {
	let places = require_gate.placesOf(report, options.workspace);
	return [
		"error",
		"warning",
		"notice"
	].flatMap((level) => {
		let findings = report.findings.filter(({ severity }) => LEVEL[severity] === level), limit = options.limits?.[level] ?? 10, shown = findings.length > limit ? findings.slice(0, Math.max(limit - 1, 0)) : findings, rest = findings.length - shown.length, each = shown.map((finding) => annotation(finding, level, places));
		return rest === 0 || limit < 1 ? each : [...each, overflow(report, level, rest, options.where)];
	});
}
function annotation(finding, level, places) {
	let steps = require_gate.remedy(finding, places.sealedFile(finding)).flatMap(({ say, run }) => run === void 0 ? [say] : [say, `  ${run}`]), message = [
		require_gate.headline(finding),
		...require_gate.explain(finding),
		...steps
	].join("\n").slice(0, MESSAGE_LIMIT);
	return {
		level,
		title: titleOf(finding),
		message,
		...placeOf(finding, places)
	};
}
function titleOf({ code, drift }) {
	let causes = drift?.causes.map((cause) => cause.code).join(" + ") ?? "";
	return `Seal Gate: ${code}${causes === "" ? "" : ` (${causes}${drift?.proof === void 0 ? ", hint" : ""})`}`;
}
/** A file that is there is marked itself; one that is not there, and every flaw of a manifest, on the line that seals it. */
function placeOf(finding, places) {
	let { code, line, drift } = finding, file = code === "missing" || code === "moved" || code === "case-renamed" || code.startsWith("manifest-") ? void 0 : places.sealedFile(finding);
	if (file !== void 0) {
		let [first] = drift?.locations ?? [];
		return {
			file,
			line: first?.line ?? 1,
			...first !== void 0 && { column: first.column }
		};
	}
	let manifest = places.manifestFile(finding);
	return manifest === void 0 ? {} : {
		file: manifest,
		line: line ?? 1
	};
}
function overflow(report, level, rest, where = "the job summary and report.json") {
	return {
		level,
		title: `Seal Gate: ${require_gate.counted(rest, "more finding")}`,
		message: `${require_gate.counted(rest, `more ${level}`)} not shown here: GitHub shows 10 a step. ${where} list all. ${require_gate.runHeadline(report)}`.slice(0, MESSAGE_LIMIT)
	};
}
// src/report/fit.ts
/** The section in at most `limit` bytes of UTF-8: as many whole rows as fit, then how many are left out. Empty when none fits. */
function fit({ head, rows, total, tail = "", most = total, left }, limit) {
	let closing = tail + left(total), room = limit - Buffer.byteLength(head) - Buffer.byteLength(tail), reserve = Buffer.byteLength(left(total)), shown = [];
	for (let row of rows) {
		let size = Buffer.byteLength(row), last = shown.length + 1 === total;
		if (shown.length === most || room - size < (last ? 0 : reserve)) break;
		room -= size, shown.push(row);
	}
	return shown.length === 0 ? total > 0 && Buffer.byteLength(closing) <= limit ? left(total) : "" : head + shown.join("") + tail + (shown.length === total ? "" : left(total - shown.length));
}
// src/report/summary.ts
const SMALL_SHARE = .1, TABLE_SHARE = .6, MARK = {
	pass: "✅",
	fail: "❌",
	unverifiable: "⚠️"
};
/** The report as GitHub Markdown: what came out, what was checked, what to do; then the lists, cut to fit. Never over the limit. */
function renderSummary(report, { limit = 1e6, docs, where = "report.json" } = {}) {
	let places = require_gate.placesOf(report), bad = report.findings.filter(({ severity }) => severity === "fail" || severity === "unverifiable"), said = report.findings.filter(({ severity }) => severity === "warning" || severity === "notice"), top = headRows(report), head = fit({
		head: "",
		rows: top,
		total: top.length,
		left: () => ""
	}, limit), room = limit - Buffer.byteLength(head), place = (section, share) => {
		let text = fit(section, Math.floor(room * share));
		return room -= Buffer.byteLength(text), text;
	}, causes = place(causeSection(bad, where), SMALL_SHARE), after = [
		manifestSection,
		blockerSection,
		probeSection
	].map((section) => place(section(report, where), SMALL_SHARE));
	return [
		head,
		causes,
		place(findingSection("What is wrong", bad, places, where), TABLE_SHARE),
		place(findingSection("Also noticed", said, places, where), TABLE_SHARE),
		place(detailSection(report.findings, places, docs, where), 1),
		...after
	].join("");
}
function headRows(report) {
	let { sealed, intact, drifted, missing, unverifiable, unsealed } = report.counts, numbers = [
		sealed,
		intact,
		drifted,
		missing,
		unverifiable,
		unsealed
	].map(require_gate.grouped);
	return [
		`## ${MARK[report.verdict]} Seal Gate: ${report.verdict.toUpperCase()}\n\n`,
		`**${require_gate.escapeMarkdown(require_gate.runSentence(report))}** ${require_gate.nextStep(report)}\n\n`,
		`Decision: ${require_gate.codeSpan(report.decision)}: ${require_gate.decisionMeaning(report)}\n\n`,
		"A seal is the recorded SHA-256 and length of a file that must not change by one byte. Each sealed file was read and compared.\n\n",
		`${tableHead([
			"Sealed",
			"Intact",
			"Drifted",
			"Missing",
			"Not judged",
			"Without a seal",
			"Self-test"
		])}${row([...numbers, require_gate.probesText(report)])}\n`
	];
}
function row(cells) {
	return `| ${cells.join(" | ")} |\n`;
}
function tableHead(names) {
	return row(names) + row(names.map(() => "---"));
}
function leftOut(what, where) {
	return (count) => `\n_${require_gate.counted(count, `more ${what}`)} left out here; ${where} lists all._\n\n`;
}
function* rendered(items, render) {
	for (let item of items) yield render(item);
}
function causeSection(findings, where) {
	let groups = /* @__PURE__ */ new Map();
	for (let { code, drift } of findings.length < 10 ? [] : findings) {
		let causes = drift?.causes.map((cause) => ({ code: cause.code })) ?? [], text = drift === void 0 ? require_gate.whatText({ code }) : require_gate.causeText({
			causes,
			locations: []
		}), group = groups.get(text) ?? {
			text,
			files: 0,
			proved: 0
		};
		group.files++, drift?.proof !== void 0 && group.proved++, groups.set(text, group);
	}
	let sorted = [...groups.values()].toSorted((a, b) => b.files - a.files);
	return {
		head: `### Causes\n\n${tableHead([
			"What happened",
			"Findings",
			"Proved"
		])}`,
		rows: rendered(sorted, ({ text, files, proved }) => row([
			require_gate.escapeMarkdown(text),
			require_gate.grouped(files),
			require_gate.grouped(proved)
		])),
		total: sorted.length,
		tail: "\n",
		left: leftOut("cause", where)
	};
}
function findingSection(title, findings, places, where) {
	let proved = findings.some(({ drift }) => drift?.proof !== void 0);
	return {
		head: `### ${title}\n\n${tableHead([
			"File",
			"What happened",
			"Certainty",
			"What to do"
		])}`,
		rows: rendered(findings, (finding) => findingRow(finding, places)),
		total: findings.length,
		tail: proved ? "\n_Proved: with exactly that undone, the file has its sealed length and SHA-256 again._\n\n" : "\n",
		most: 1e3,
		left: leftOut("finding", where)
	};
}
function findingRow(finding, places) {
	let { path, manifest, line, drift, code } = finding, seal = manifest === void 0 ? "this run" : `${require_gate.codePath(manifest)}${line === void 0 ? "" : ` line ${line}`}`, name = path === void 0 || code.startsWith("manifest-") ? seal : require_gate.codePath(path), at = drift?.locations[0], first = at === void 0 ? "" : `, first in line ${require_gate.grouped(at.line)}, column ${require_gate.grouped(at.column)}`, layer = require_gate.layerText(finding), what = drift === void 0 ? require_gate.predicate(finding) : `${require_gate.causeNames(drift)}${first}${layer === void 0 ? "" : `; ${layer}`}`, [step] = require_gate.remedy(finding, places.sealedFile(finding));
	return row([
		name,
		require_gate.escapeMarkdown(what),
		drift === void 0 ? "" : require_gate.proofWord(drift),
		require_gate.escapeMarkdown(step?.say ?? "")
	]);
}
function stepText({ say, run }) {
	let command = require_gate.unchanged(run, (text) => require_gate.codeSpan(text).slice(1, -1));
	return require_gate.escapeMarkdown(say) + (command === void 0 ? "" : ` ${require_gate.codeSpan(command)}`);
}
function detailSection(findings, places, docs, where) {
	return {
		head: "### Particulars\n\n",
		rows: rendered(findings, (finding) => detail(finding, places, docs)),
		total: findings.length,
		most: 50,
		left: leftOut("finding", where)
	};
}
function detail(finding, places, docs) {
	let { path, manifest, line, reason, drift } = finding, page = require_gate.docsUrl(finding), seal = manifest === void 0 ? [] : [`sealed by ${require_gate.codePath(manifest)}${line === void 0 ? "" : `, line ${line}`}`], why = drift === void 0 ? [] : [`${require_gate.escapeMarkdown(require_gate.causeText(drift))} (${require_gate.proofText(drift)})`], facts = [...reason === void 0 ? [] : [reason], ...require_gate.explain(finding)].map(require_gate.codeSpan), steps = require_gate.remedy(finding, places.sealedFile(finding)).map(stepText), more = docs === void 0 ? `More: ${require_gate.codeSpan(page)}` : `[More about this](${docs}${page})`;
	return [
		`<details><summary><code>${require_gate.escapeHtml(require_gate.quotePath(path ?? manifest ?? "this run"))}</code> ${require_gate.whatText(finding)}</summary>\n`,
		...[
			...why,
			...facts,
			...seal
		].map((item) => `- ${item}`),
		"\nWhat to do:\n",
		...steps.map((step, index) => `${index + 1}. ${step}`),
		`\n${more}`,
		"\n</details>\n\n"
	].join("\n");
}
function manifestSection({ manifests }, where) {
	return {
		head: `### Manifests\n\n${tableHead([
			"Manifest",
			"Seals",
			"Format",
			"Packet",
			"SHA-256",
			"Notes"
		])}`,
		rows: rendered(manifests, ({ path, seals, format, packet, sha256, notices }) => row([
			require_gate.codePath(path),
			require_gate.grouped(seals),
			format,
			packet === void 0 ? "" : require_gate.codePath(packet),
			sha256 === void 0 ? "" : require_gate.codeSpan(sha256),
			notices.map(require_gate.escapeMarkdown).join("; ")
		])),
		total: manifests.length,
		tail: "\n",
		left: leftOut("manifest", where)
	};
}
function blockerSection({ blockers }) {
	return {
		head: `### Blockers\n\n${tableHead([
			"Blocker",
			"State",
			"Title",
			"Reason"
		])}`,
		rows: rendered(blockers, ({ id, state, title, reason }) => row([
			require_gate.codePath(id),
			state === "OPEN" ? "🔴 OPEN" : "🟢 CLOSED",
			require_gate.escapeMarkdown(title),
			require_gate.escapeMarkdown(reason)
		])),
		total: blockers.length,
		tail: "\n",
		left: leftOut("blocker", "blocker-map.json")
	};
}
function probeSection({ probes }) {
	let all = probes === null ? [] : [probes.control, ...probes.probes];
	return {
		head: `<details><summary>Self-test: ${probes?.passed ?? 0}/${probes?.planned ?? 0} bad inputs were refused for the right reason</summary>\n\n${tableHead([
			"Probe",
			"What was done to a sealed packet",
			"Must give",
			"Gave",
			""
		])}`,
		rows: rendered(all, ({ id, mutation, expected, seen, passed }) => row([
			require_gate.codePath(id),
			require_gate.escapeMarkdown(mutation),
			require_gate.escapeMarkdown(expected),
			require_gate.escapeMarkdown(seen),
			passed ? "✅" : "❌"
		])),
		total: all.length,
		tail: "\n</details>\n",
		left: leftOut("probe", "probe-results.json")
	};
}
/** What was thrown, of whatever type, with everything that caused it: `TypeError: a, caused by: b`. Never throws. */
function thrownText(thrown) {
	let parts = [];
	for (let value = thrown; parts.length < 10;) {
		let { text, cause } = oneThrown(value);
		if (parts.push(text), cause === void 0) break;
		value = cause;
	}
	return parts.join(", caused by: ");
}
/** Getters of a thrown thing may throw themselves. */
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
			text: "something that cannot even be shown was thrown",
			cause: void 0
		};
	}
}
/** The report of a run that ended in a throw: every input that is not allowed, or the one thing that broke. */
function thrownReport(thrown) {
	let findings = thrown instanceof require_gate.OptionsError ? thrown.problems.map((problem) => ({
		code: "input-invalid",
		severity: "unverifiable",
		reason: require_gate.problemText(problem)
	})) : [{
		code: "internal-error",
		severity: "unverifiable",
		reason: thrownText(thrown)
	}];
	return {
		...require_gate.brokenReport(void 0, null),
		findings
	};
}
/**
* Tells everyone: files, log, annotations, summary, outputs, and last the artifact, which can take long and changes nothing.
* @throws when the report cannot be put on disk or the outputs cannot be set
*/
async function publish(report, options, context, request) {
	let folder = (0, node_fs.mkdtempSync)((0, node_path.join)(context.temp, "seal-gate-")), files = require_gate.bundleFiles(report).map(({ name, text }) => {
		let path = (0, node_path.join)(folder, name);
		return (0, node_fs.writeFileSync)(path, text, { flag: "wx" }), path;
	});
	tell(report, context), summarize(report, options, context), setOutputs(outputsOf(report, (0, node_path.join)(folder, "report.json")));
	let patch = request === void 0 ? void 0 : await restore(report, options, request, folder);
	options.upload && await uploadBundle(folder, patch === void 0 ? files : [...files, patch], options, context);
}
function tell(report, { workspace }) {
	if (report.probes !== null) {
		let lines = [report.probes.control, ...report.probes.probes].map(({ id, mutation, expected, seen, passed }) => passed ? `ok   ${id}: ${mutation}: ${seen}` : `FAIL ${id}: ${mutation}: expected ${expected}, seen ${seen}`);
		sayFolded(`Self-test ${require_gate.probesText(report)}`, lines.join("\n"));
	}
	say(require_gate.renderText(report)), report.verdict !== "pass" && fail(require_gate.runHeadline(report));
	for (let annotation of annotations(report, {
		workspace: workspace.replaceAll("\\", "/"),
		limits: {
			error: 9,
			warning: 9
		}
	})) annotate(annotation);
}
/**
* A summary that cannot be written is a pity, and no reason to judge otherwise. The file is appended to directly: the toolkit's own
* writer costs 2 ms at start-up, and escapes nothing that we would not escape ourselves.
*/
function summarize(report, options, { summary, docs }) {
	let where = options.upload ? `report.json in the artifact "${options["artifact-name"]}"` : "report.json (output \"report\")";
	try {
		if (summary === void 0) throw Error("the runner names no file for it");
		(0, node_fs.appendFileSync)(summary, renderSummary(report, {
			where,
			...docs !== void 0 && { docs }
		}));
	} catch (error) {
		warn(`the job summary could not be written; the verdict stands. ${thrownText(error)}`);
	}
}
/** Comes after the verdict and changes nothing of it: what cannot be restored is said, and that is all. */
async function restore(report, options, request, folder) {
	if (options.restore !== "none" && report.verdict !== "pass") try {
		let { restoreProved } = await Promise.resolve().then(() => require("./restore3.cjs")), { patch, outcomes } = await restoreProved(options.restore, request, report, folder), done = outcomes.filter(({ left }) => left === void 0).length, where = options.restore === "workspace" ? "written back to the workspace" : "in restore.patch";
		return done > 0 && say(`${require_gate.counted(done, "file")} with proved sealed bytes ${where}; ${require_gate.counted(outcomes.length - done, "other")} left as found`), patch !== void 0 && setOutputs({ "restore-patch": patch }), patch;
	} catch (error) {
		warn(`nothing was restored; the verdict stands. ${thrownText(error)}`);
		return;
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
		warn(`the artifact "${name}" was not uploaded; the verdict stands, and the report is in ${folder}. ${result.problem}`);
		return;
	}
	let id = String(result.id);
	setOutputs({
		"artifact-id": id,
		...runUrl !== void 0 && { "artifact-url": `${runUrl}/artifacts/${id}` }
	});
}
// src/github/run.ts
/**
* The action: inputs, gate, report. The step is green only when it ran to its end and the verdict is `pass`; until then its exit code is
* 1, so that even a process whose event loop runs dry does not pass.
*/
async function runAction() {
	process.exitCode = 1;
	try {
		let context = contextOf(process.env), { report, options, request } = await judged(context);
		await publish(report, options, context, request), report.verdict === "pass" && (process.exitCode = 0);
	} catch (error) {
		lastResort(error);
	}
}
/** A run whose inputs are not allowed, or that broke, has a report like any other; nothing is uploaded for it. */
async function judged({ workspace }) {
	try {
		let options = await require_gate.readOptions(readInputs()), { matches, unmatched } = await expandManifests(options.manifest, workspace), manifests = [...matches, ...unmatched];
		if (manifests.length === 0 && options.seals === "") throw new require_gate.OptionsError([NOTHING_TO_CHECK]);
		let request = {
			...require_gate.toGateRequest(options, workspace, manifests),
			progress: sayProgress()
		};
		return {
			report: await require_gate.gateWithSelfTest(request, options.probes),
			options,
			request
		};
	} catch (error) {
		return {
			report: thrownReport(error),
			options: {
				...require_gate.DEFAULTS,
				upload: !1
			}
		};
	}
}
const NOTHING_TO_CHECK = {
	name: "manifest",
	value: "",
	allowed: "at least one path or glob, unless \"seals\" is given"
};
/** Something broke while the result was told. Whatever was said before, the last word is that nothing is vouched for. */
function lastResort(error) {
	for (let attempt of [() => fail(`the result could not be published: ${thrownText(error)}`), () => setOutputs(outputsOf(thrownReport(error)))]) try {
		attempt();
	} catch {}
}
// src/action.ts
runAction();
