/** Names of columns in which Directus 9 to 12 keeps credentials, in all of its own tables. */
const CREDENTIALS =
  /^(?:password|tfa_secret|token|auth_data|license_key|license_token|\w+_api_key|credentials|webhook_secret|client_secret(?:_hash)?|code_hash|(?:access_|refresh_)?token_hash)$/
/** Settings of operations and deployments hold the headers of requests and the keys of services. */
const WITH_OPTIONS = /^directus_(?:operations|deployments)$/

/** True for a column of Directus that must be empty. @param table without its schema */
export function isDirectusCredential(table: string, column: string): boolean {
  if (!table.startsWith('directus_')) return false
  return CREDENTIALS.test(column) || (column === 'options' && WITH_OPTIONS.test(table))
}
