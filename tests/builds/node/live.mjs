// Renders texts with the JavaScript renderers: node live.mjs NAME <TEXTS >RESULTS
// TEXTS is a JSON list of texts, RESULTS one of HTML, or null where the renderer refuses.
import {readFileSync} from 'node:fs'

const markdownIt = async () => {
  const {default: MarkdownIt} = await import('markdown-it')
  const {default: attributes} = await import('markdown-it-attrs')
  return new MarkdownIt({html: true}).use(attributes)
}
const mdx = async (runtime, write) => {
  const {evaluate} = await import('@mdx-js/mdx')
  const {default: remarkGfm} = await import('remark-gfm')
  const component = (props) => props.children ?? null
  const components = new Proxy({}, {get: (_, name) => /^[A-Z]/.test(name) ? component : undefined, has: (_, name) => /^[A-Z]/.test(String(name))})
  return async (text) => {
    const {default: Page} = await evaluate(text, {...runtime, remarkPlugins: [remarkGfm]})
    return write(Page, components)
  }
}
const renderers = {
  async micromark() {
    const {micromark} = await import('micromark')
    return (text) => micromark(text, {allowDangerousHtml: true, allowDangerousProtocol: true})
  },
  async remark() {
    const {unified} = await import('unified')
    const names = ['remark-parse', 'remark-gfm', 'remark-rehype', 'rehype-raw', 'rehype-stringify']
    const plugins = await Promise.all(names.map(async (name) => (await import(name)).default))
    const options = {allowDangerousHtml: true}
    const pipeline = plugins.reduce((made, plugin) => made.use(plugin, options), unified())
    return async (text) => String(await pipeline.process(text))
  },
  async 'markdown-it'() {
    const renderer = await markdownIt()
    return (text) => renderer.render(text)
  },
  async 'eleventy-liquid'() {
    const {Liquid} = await import('liquidjs')
    const [renderer, liquid] = [await markdownIt(), new Liquid()]
    return async (text) => renderer.render(await liquid.parseAndRender(text))
  },
  async 'eleventy-nunjucks'() {
    const {default: nunjucks} = await import('nunjucks')
    const [renderer, templates] = [await markdownIt(), new nunjucks.Environment(null, {autoescape: true})]
    return (text) => renderer.render(templates.renderString(text))
  },
  async vitepress() {
    const {createMarkdownRenderer} = await import('vitepress')
    const highlight = (code) => `<pre><code>${code.replace(/[&<]/g, (each) => `&#${each.charCodeAt(0)};`)}</code></pre>`
    const renderer = await createMarkdownRenderer('.', {highlight})
    return (text) => {
      const page = {path: 'page.md', relativePath: 'page.md', cleanUrls: false}
      const template = renderer.render(text, page)
      const blocks = [...(page.sfcBlocks?.scripts ?? []), ...(page.sfcBlocks?.styles ?? [])]
      const literal = JSON.stringify(template).replaceAll('<', '\\u003c')
      return (
        '<div id="app"></div><script src="/vue.js"></script>' +
        `<script>Vue.createApp({template: ${literal}}).mount('#app')</script>` +
        blocks.map((block) => block.content).join('')
      )
    }
  },
  async 'mdx-react'() {
    const {createElement} = await import('react')
    const {renderToStaticMarkup} = await import('react-dom/server')
    const write = (Page, components) => renderToStaticMarkup(createElement(Page, {components}))
    return mdx(await import('react/jsx-runtime'), write)
  },
  async 'mdx-astro'() {
    const {renderJSX} = await import('./node_modules/astro/dist/runtime/server/jsx.js')
    const runtime = await import('astro/jsx-runtime')
    const result = {scripts: new Set(), styles: new Set(), links: new Set(), slots: null, _metadata: {renderers: [], extraHead: [], propagators: new Set()}, renderers: []}
    const write = async (Page, components) => String(await renderJSX(result, Page({components})))
    return mdx(runtime, write)
  },
}

console.error = console.warn = () => {}
const render = await renderers[process.argv[2]]()
const results = []
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    results.push(await render(text))
  } catch (error) {
    if (process.argv[3]) process.stderr.write(String(error.stack) + '\n')
    results.push(null)
  }
}
process.stdout.write(JSON.stringify(results), () => process.exit(0))
