// Prints «passed failed» of one result file: xunit's XML or JUnit's. A file without a test counts as a failure.
import { readFileSync } from 'node:fs'

const xml = readFileSync(process.argv[2], 'utf8')
const sum = (tag, attribute) =>
  [...xml.matchAll(new RegExp(`<${tag}\\b[^>]*?\\b${attribute}="(\\d+)"`, 'g'))].reduce((total, hit) => total + Number(hit[1]), 0)

const isXunit = xml.includes('<assemblies')
const [total, failed] = isXunit
  ? [sum('assembly', 'total'), sum('assembly', 'failed') + sum('assembly', 'errors') + sum('assembly', 'skipped') + sum('assembly', 'not-run')]
  : [sum('testsuite', 'tests'), sum('testsuite', 'failures') + sum('testsuite', 'errors') + sum('testsuite', 'skipped')]
console.log(total === 0 ? '0 1' : `${total - failed} ${failed}`)
