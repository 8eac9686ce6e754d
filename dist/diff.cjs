const require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs"), require_quote = require("./quote.cjs"), require_restore = require("./restore.cjs"), require_seal = require("./seal.cjs"), require_gate = require("./gate.cjs"), require_command_tables = require("./command-tables.cjs"), require_findings = require("./findings.cjs"), require_main = require("./main.cjs");
let node_path = require("node:path"), node_util = require("node:util");
// src/commands/diff.ts
async function diff$1(request, report, names) {
	let restorable = await require_restore.findRestorable(request, report);
	if ("obstacles" in restorable) return report.findings.map((finding) => ({ finding }));
	let { files, archives, sources } = restorable, roots = new Map(sources.map(({ name, root }) => [name, root])), places = require_seal.sealedPlaces(names, sources, request.cwd), rootOf = ({ manifest = "" }) => roots.get(manifest), chosen = report.findings.filter((finding) => places.length === 0 || places.some((place) => require_hashing.isWithin(place, (0, node_path.join)(rootOf(finding) ?? "", finding.path ?? "")))), judged = new Map(files.map((file) => [file.finding, file])), results = [];
	for (let finding of chosen) {
		let exact = await exactly(finding, judged.get(finding), archives), [shown = exact] = exact === finding ? [finding] : await require_quote.withholdBytes([exact], rootOf, (root) => root), [differences] = exact === finding ? [] : shown.drift?.hunks ?? [];
		results.push({
			finding,
			...differences !== void 0 && { differences }
		});
	}
	return results;
}
async function exactly(finding, file, archives) {
	if (file === void 0 || finding.drift === void 0) return finding;
	let restorable = await require_restore.originalOf(file, archives);
	return "reason" in restorable || restorable.found === void 0 ? finding : {
		...finding,
		drift: {
			...finding.drift,
			hunks: [require_drift.hunks(restorable.original.bytes, restorable.found)]
		}
	};
}
// src/cli/diff.ts
const diff = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_command_tables.DIFF), [first = ""] = positionals, [manifests, paths] = require_gate.usualManifests([first.replace(/^.*[/\\]/, "")]).length > 0 ? [[first], positionals.slice(1)] : [[], positionals], { names } = await require_gate.manifestsFor(manifests, require_gate.DEFAULTS, cwd, void 0);
	require_gate.demandManifests(names, cwd);
	let request = {
		...require_gate.toGateRequest({
			...require_gate.DEFAULTS,
			...options
		}, cwd, names),
		progress: terminal.progress
	}, report = await require_gate.verify(request, { probes: !1 });
	terminal.progress(0, 0);
	let shown = await diff$1(request, report, paths);
	for (let line of shown.flatMap(linesOf)) terminal.out(`${terminal.colour ? coloured(line) : line}\n`);
	return shown.length > 0 ? require_main.exitCodeOf(report) : (terminal.say(paths.length === 0 ? `no difference: ${require_gate.pluralize(report.counts.intact, "sealed file")} intact\n` : "no difference\n"), paths.length === 0 ? require_main.exitCodeOf(report) : 0);
};
function linesOf({ finding, differences }) {
	let { path, code } = finding, names = path === void 0 ? [] : [`--- sealed ${require_gate.quotePath(path)}`, code === "missing" ? "+++ missing" : `+++ found ${require_gate.quotePath(path)}`], lines = differences === void 0 ? [] : require_findings.differenceLines(differences);
	return [
		...names,
		`# ${require_findings.headline(finding)}`,
		...lines,
		""
	].map(require_gate.escapeLog);
}
function coloured(line) {
	let paint = (style) => (0, node_util.styleText)(style, line, { validateStream: !1 });
	return /^(?:---|\+\+\+) /.test(line) ? paint("bold") : line.startsWith("@@") ? paint("cyan") : line.startsWith("#") ? paint("yellow") : line.startsWith("-") ? paint("red") : line.startsWith("+") ? paint("green") : line;
}
exports.diff = diff;
