import {defineComponent, h} from 'vue'
import {Content, useData} from 'vitepress'

const Badge = defineComponent({
  inheritAttrs: false,
  setup: (_, {attrs, slots}) => () =>
    h('span', {'data-all': JSON.stringify(attrs)}, slots.default?.()),
})

export default {
  Layout: defineComponent({
    setup() {
      const {frontmatter, page} = useData()
      return () =>
        h('main', [
          h('pre', JSON.stringify(frontmatter.value)),
          h('pre', JSON.stringify(page.value.headers)),
          h(Content),
        ])
    },
  }),
  enhanceApp: ({app}) => app.component('Badge', Badge).component('PortMap', Badge),
}
