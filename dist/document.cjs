const require_page = require("./page.cjs");
// \0@oxc-project+runtime@0.156.0/helpers/esm/taggedTemplateLiteral.js
function _taggedTemplateLiteral(e, t) {
	return t ||= e.slice(0), Object.freeze(Object.defineProperties(e, { raw: { value: Object.freeze(t) } }));
}
exports._taggedTemplateLiteral = _taggedTemplateLiteral, exports.renderHtml = require_page.renderHtml;
