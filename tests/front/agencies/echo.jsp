<%@ page trimDirectiveWhitespaces="true" session="false" import="java.util.*" %><%--
Shows what a servlet receives, in the form of the sandbox's echo; answers as large as asked. --%><%
String target = request.getRequestURI()
  + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
if (target.startsWith("/head/")) {
  int size = Integer.parseInt(target.substring(6));
  response.setHeader("X-Large", "z".repeat(size / 2));
  for (int n = 0; n < 8; n++) response.addHeader("Set-Cookie", "a" + n + "=" + "y".repeat(size / 16));
  out.print("whole");
  return;
}
if (target.startsWith("/body/")) {
  int size = Integer.parseInt(target.substring(6));
  response.setContentLength(size);
  for (int left = size; left > 0; left -= 65536) out.print("0".repeat(Math.min(left, 65536)));
  return;
}
long received = 0;
byte[] part = new byte[65536];
for (int count; (count = request.getInputStream().read(part)) > 0;) received += count;
StringBuilder headers = new StringBuilder();
for (String name : Collections.list(request.getHeaderNames())) {
  for (String value : Collections.list(request.getHeaders(name))) {
    headers.append(headers.length() == 0 ? "" : ",").append("[\"" + name + "\",\""
      + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]");
  }
}
response.setContentType("application/json");
out.print("{\"method\":\"" + request.getMethod() + "\",\"target\":\"" + target
  + "\",\"bodyBytes\":" + received + ",\"url\":\"" + request.getRequestURL()
  + "\",\"headers\":[" + headers + "]}");
%>
