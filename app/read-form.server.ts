// The form that a page has sent.

/** @throws Response 400 where it is no form, or none that can be read: whoever sends that is no page of ours */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Response('a form was expected\n', { status: 400 })
  }
}
