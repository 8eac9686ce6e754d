const require_rolldown_runtime = require("./rolldown-runtime.cjs"), array = [], characterCodeCache = [];
function leven(first, second, options) {
	if (first === second) return 0;
	let maxDistance = options?.maxDistance, swap = first;
	first.length > second.length && (first = second, second = swap);
	let firstLength = first.length, secondLength = second.length;
	for (; firstLength > 0 && first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength);) firstLength--, secondLength--;
	let start = 0;
	for (; start < firstLength && first.charCodeAt(start) === second.charCodeAt(start);) start++;
	if (firstLength -= start, secondLength -= start, maxDistance !== void 0 && secondLength - firstLength > maxDistance) return maxDistance;
	if (firstLength === 0) return maxDistance !== void 0 && secondLength > maxDistance ? maxDistance : secondLength;
	let bCharacterCode, result, temporary, temporary2, index = 0, index2 = 0;
	for (; index < firstLength;) characterCodeCache[index] = first.charCodeAt(start + index), array[index] = ++index;
	for (; index2 < secondLength;) {
		for (bCharacterCode = second.charCodeAt(start + index2), temporary = index2++, result = index2, index = 0; index < firstLength; index++) temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1, temporary = array[index], result = array[index] = temporary > result ? temporary2 > result ? result + 1 : temporary2 : temporary2 > temporary ? temporary + 1 : temporary2;
		if (maxDistance !== void 0) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) array[index] < rowMinimum && (rowMinimum = array[index]);
			if (rowMinimum > maxDistance) return maxDistance;
		}
	}
	return array.length = firstLength, characterCodeCache.length = firstLength, maxDistance !== void 0 && result > maxDistance ? maxDistance : result;
}
// src/options/nearest.ts
var nearest_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ unknownName: () => unknownName });
function unknownName(kind, name, known) {
	let shown = name.slice(0, 200), near = nearest(shown, known), hint = near === void 0 ? "" : `: did you mean ${JSON.stringify(near)}?`;
	return {
		name,
		text: `there is no ${kind} ${JSON.stringify(shown)}${hint}`
	};
}
function nearest(name, known) {
	let [first] = known.filter((other) => other !== name).map((other) => ({
		other,
		distance: leven(name, other)
	})).sort((a, b) => a.distance - b.distance);
	return first === void 0 || first.distance > Math.max(2, Math.floor(first.other.length / 3)) ? void 0 : first.other;
}
exports.leven = leven, exports.nearest = nearest, exports.nearest_exports = nearest_exports, exports.unknownName = unknownName;
