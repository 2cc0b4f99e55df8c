// What the theme editor does to a page when a setting of a section is changed: draws the section anew, and says so.
;(() => {
  const SECTION = 'main'
  document.getElementById('reload-section').addEventListener('click', async () => {
    const section = document.getElementById(`shopify-section-${SECTION}`)
    const tell = (name) =>
      section.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { sectionId: SECTION } }))
    const address = new URL(location.href)
    address.searchParams.set('section_id', SECTION)
    const drawn = await (await fetch(address)).text()
    tell('shopify:section:unload')
    section.innerHTML = drawn
    tell('shopify:section:load')
  })
})()
