const require_findings = require("./findings.cjs"), require_gate = require("./gate.cjs"), require_octokit = require("./octokit.cjs");
let node_crypto = require("node:crypto");
// src/github/check-run.ts
const LEVEL = {
	error: "failure",
	warning: "warning",
	notice: "notice"
};
async function createCheckRun(report, target, options = {}) {
	try {
		let all = annotationsOf(report, options), check = new CheckRun(target, report, outputOf(report, all.length, options), new require_octokit.PersistentCalls(options.patience));
		await check.create(all.slice(0, 50));
		for (let done = 50; done < all.length; done += 50) await check.add(all.slice(done, done + 50), done);
		return {
			url: check.url,
			annotations: all.length
		};
	} catch (error) {
		let { text } = require_octokit.failureOf(error);
		return require_octokit.isRefusal(error) ? { refused: text } : { problem: text };
	}
}
function annotationsOf(report, options) {
	let annotate = require_findings.annotator(report, options), all = [];
	for (let finding of require_findings.inGroupOrder(report.findings)) {
		if (all.length === 1e3) break;
		let { file, line = 1, column, level, title, message } = annotate(finding);
		if (file === void 0) continue;
		let columns = column === void 0 ? {} : {
			start_column: column,
			end_column: column
		};
		all.push({
			path: file,
			start_line: line,
			end_line: line,
			...columns,
			annotation_level: LEVEL[level],
			title,
			message
		});
	}
	return all;
}
function outputOf(report, annotated, { docs, where = "report.json" }) {
	let left = report.findings.length - annotated, note = left === 0 ? "" : `_${require_gate.pluralize(left, "finding")} without an annotation here, for want of a place in this repository or of room._\n\n`, limit = 65e3 - Buffer.byteLength(note);
	return {
		title: require_gate.isPacketJudged(report) ? `${require_gate.resultWords(report)}: ${require_gate.runSentence(report)}` : require_gate.runSentence(report),
		summary: note + require_findings.renderSummary(report, {
			limit,
			where,
			...docs !== void 0 && { docs }
		})
	};
}
var CheckRun = class {
	#octokit;
	#target;
	#report;
	#output;
	#calls;
	#externalId = (0, node_crypto.randomUUID)();
	#id = 0;
	url = "";
	constructor(target, report, output, calls) {
		this.#octokit = require_octokit.octokitFor(target), this.#target = target, this.#report = report, this.#output = output, this.#calls = calls;
	}
	async create(annotations) {
		let { owner, repo, headSha, name, detailsUrl } = this.#target, { id, html_url } = await this.#calls.call(async (signal) => {
			let { data } = await this.#octokit.request("POST /repos/{owner}/{repo}/check-runs", {
				owner,
				repo,
				name,
				head_sha: headSha,
				external_id: this.#externalId,
				...detailsUrl !== void 0 && { details_url: detailsUrl },
				status: "completed",
				conclusion: this.#report.verdict === "pass" ? "success" : "failure",
				output: {
					...this.#output,
					annotations
				},
				request: { signal }
			});
			return data;
		}, (signal) => this.#created(signal));
		this.#id = id, this.url = html_url ?? "";
	}
	async #created(signal) {
		let { owner, repo, headSha: ref, name } = this.#target, { data } = await this.#octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
			owner,
			repo,
			ref,
			check_name: name,
			filter: "all",
			per_page: 100,
			request: { signal }
		});
		return data.check_runs.find(({ external_id }) => external_id === this.#externalId);
	}
	async add(annotations, before) {
		let { owner, repo } = this.#target, route = {
			owner,
			repo,
			check_run_id: this.#id
		};
		await this.#calls.call(async (signal) => (await this.#octokit.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
			...route,
			output: {
				...this.#output,
				annotations
			},
			request: { signal }
		}), !0), async (signal) => {
			let { data } = await this.#octokit.request("GET /repos/{owner}/{repo}/check-runs/{check_run_id}", {
				...route,
				request: { signal }
			});
			return data.output.annotations_count >= before + annotations.length || void 0;
		});
	}
};
exports.createCheckRun = createCheckRun;
