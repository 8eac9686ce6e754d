import { renderHtml as htmlParts } from '../../src/report/html/document.ts'
import { payloadJson } from '../../src/report/html/payload.ts'
import { renderJunit as junitParts } from '../../src/report/junit/junit.ts'
import { wholeOf } from '../../src/report/rendered.ts'
import { renderSarif as sarifParts } from '../../src/report/sarif/sarif.ts'
import { renderTap as tapParts } from '../../src/report/tap/tap.ts'

// Reports that are made in parts, each as one text.

export const renderJunit = (...args: Parameters<typeof junitParts>): string => wholeOf(junitParts(...args))
export const renderSarif = (...args: Parameters<typeof sarifParts>): string => wholeOf(sarifParts(...args))
export const renderTap = (...args: Parameters<typeof tapParts>): string => wholeOf(tapParts(...args))
export const renderHtml = async (...args: Parameters<typeof htmlParts>): Promise<string> => wholeOf(await htmlParts(...args))
export const payloadText = (...args: Parameters<typeof payloadJson>): string => wholeOf(payloadJson(...args).parts())
